package io.memwire.testkit;

import io.memwire.testkit.WithMemcached.Scope;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Hands JUnit tests an {@link EmbeddedServer}, started when first asked for and closed by JUnit, and a {@link FaultProxy} in
 * front of it. {@link WithMemcached} registers it; {@code @ExtendWith(EmbeddedServerExtension.class)} does the same with the
 * default options.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // JUnit is optional: who uses the extension requires it by himself
public final class EmbeddedServerExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final Logger LOGGER = System.getLogger("io.memwire.testkit");
    private static final Namespace NAMESPACE = Namespace.create(EmbeddedServerExtension.class);

    /** For JUnit. */
    public EmbeddedServerExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EmbeddedServer.class || type == FaultProxy.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Scope scope = scope(context);
        if (parameter.getParameter().getType() == FaultProxy.class) {
            requireTestMethod(parameter, context, "a fault proxy belongs to one test method");
            String server = server(scope, context).address();
            // JUnit closes what implements AutoCloseable when its owner ends.
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(FaultProxy.class, any -> FaultProxy.start(server), FaultProxy.class);
        }
        if (scope == Scope.METHOD) {
            requireTestMethod(parameter, context, "with Scope.METHOD a server belongs to one test method");
        }
        return server(scope, context);
    }

    private static EmbeddedServer server(Scope scope, ExtensionContext context) {
        ExtensionContext owner = scope == Scope.METHOD ? context : outermostClass(context);
        return owner.getStore(NAMESPACE).computeIfAbsent(scope, any -> EmbeddedServer.start(), EmbeddedServer.class);
    }

    private static void requireTestMethod(ParameterContext parameter, ExtensionContext context, String reason) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    reason + ": take it there or in @BeforeEach, not in " + parameter.getDeclaringExecutable());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        EmbeddedServer shared = outermostClass(context).getStore(NAMESPACE).get(Scope.CLASS, EmbeddedServer.class);
        if (shared != null) {
            shared.flushAll();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FaultProxy proxy = context.getStore(NAMESPACE).get(FaultProxy.class, FaultProxy.class);
        if (proxy != null && context.getExecutionException().isPresent()) {
            LOGGER.log(
                    Level.INFO,
                    "{0} failed with {1}; the same faults again: -D{2}={3}",
                    context.getDisplayName(),
                    proxy,
                    Chance.SEED_PROPERTY,
                    Long.toString(proxy.seed()));
        }
    }

    private static Scope scope(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), WithMemcached.class, context.getEnclosingTestClasses())
                .map(WithMemcached::scope)
                .orElse(Scope.CLASS);
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext c = context; c != null; c = c.getParent().orElse(null)) {
            if (c.getTestClass().isPresent()) {
                outermost = c;
            }
        }
        return outermost;
    }
}

package io.memwire.testkit;

import io.memwire.testkit.WithMemcached.Scope;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Hands JUnit tests an {@link EmbeddedServer}, started when first asked for and closed by JUnit. {@link WithMemcached}
 * registers it; {@code @ExtendWith(EmbeddedServerExtension.class)} does the same with the default options.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // JUnit is optional: who uses the extension requires it by himself
public final class EmbeddedServerExtension implements ParameterResolver, BeforeEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(EmbeddedServerExtension.class);

    /** For JUnit. */
    public EmbeddedServerExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedServer.class;
    }

    @Override
    public EmbeddedServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Scope scope = scope(context);
        if (scope == Scope.METHOD && context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("with Scope.METHOD a server belongs to one test method:"
                    + " take it there or in @BeforeEach, not in " + parameter.getDeclaringExecutable());
        }
        ExtensionContext owner = scope == Scope.METHOD ? context : outermostClass(context);
        // JUnit closes what implements AutoCloseable when the owner ends.
        return owner.getStore(NAMESPACE).computeIfAbsent(scope, any -> EmbeddedServer.start(), EmbeddedServer.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        EmbeddedServer shared = outermostClass(context).getStore(NAMESPACE).get(Scope.CLASS, EmbeddedServer.class);
        if (shared != null) {
            shared.flushAll();
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

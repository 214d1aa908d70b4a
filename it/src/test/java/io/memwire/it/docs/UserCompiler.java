package io.memwire.it.docs;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles as a user of all modules would. */
final class UserCompiler {
    private UserCompiler() {}

    /** Returns what javac complains of. */
    static List<Diagnostic<? extends JavaFileObject>> errors(
            Iterable<? extends JavaFileObject> sources, boolean areModule, Path classes) {
        String ours = String.join(
                File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
        List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
        options.addAll(List.of(areModule ? "--module-path" : "--class-path", ours));
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, options, null, sources)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}

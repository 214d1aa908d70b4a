package io.memwire.it.docs;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/**
 * A block as a source file. A module or a whole class stands as it is. Anything else gets the imports below and a class
 * around it, whose field {@code cache} is a client; statements get a method too. The lines keep their order, so that
 * an error can be told by its line in the document.
 */
final class SnippetSource extends SimpleJavaFileObject {
    private static final Pattern MODULE = Pattern.compile("(?m)^(open )?module ");
    private static final Pattern WHOLE_CLASS =
            Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|interface|record|enum) (\\w+)");
    private static final Pattern METHOD = Pattern.compile("^(?:private |public )?static ");
    private static final String FRAME = """
            import io.memwire.api.*;
            import io.memwire.api.spi.*;
            import io.memwire.hashing.*;
            import io.memwire.migration.*;
            import io.memwire.testkit.*;
            import java.io.File;
            import java.io.ObjectInputFilter;
            import java.nio.file.Path;
            import java.security.KeyStore;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import javax.net.ssl.*;
            @SuppressWarnings("unused")
            abstract class Snippet {
                MemcacheClient cache;
            """;
    private static final String METHOD_FRAME = FRAME + "    void snippet() throws Exception {\n";

    private final String text;
    private final int linesBefore;

    private SnippetSource(String fileName, String before, String code, String after) {
        super(URI.create("memory:///" + fileName), Kind.SOURCE);
        this.text = before + code + after;
        this.linesBefore = (int) before.lines().count();
    }

    static SnippetSource of(Snippet snippet) {
        String code = snippet.code();
        if (MODULE.matcher(code).find()) {
            return new SnippetSource("module-info.java", "", code, "\n");
        }
        Matcher wholeClass = WHOLE_CLASS.matcher(code);
        if (wholeClass.find()) {
            return new SnippetSource(wholeClass.group(1) + ".java", "", code, "\n");
        }
        return METHOD.matcher(code).find()
                ? new SnippetSource("Snippet.java", FRAME, code, "\n}\n")
                : new SnippetSource("Snippet.java", METHOD_FRAME, code, "\n}}\n");
    }

    boolean isModule() {
        return getName().endsWith("module-info.java");
    }

    /** How many lines stand before the block. */
    int linesBefore() {
        return linesBefore;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}

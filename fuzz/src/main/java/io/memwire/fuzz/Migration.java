package io.memwire.fuzz;

import io.memwire.migration.FolsomTranscoder;
import io.memwire.migration.JavaSerialization;
import io.memwire.migration.Layout;
import io.memwire.migration.SpymemcachedTranscoder;
import io.memwire.migration.XmemcachedTranscoder;
import java.io.ObjectInputFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A stored value under the layouts of other clients, Java serialization with a filter included. */
final class Migration implements Consumer<byte[]> {
    private static final JavaSerialization JAVA = JavaSerialization.filteredBy(
            ObjectInputFilter.Config.createFilter("java.util.ArrayList;java.util.HashMap;java.lang.*;!*"));

    private final List<Values> layouts = new ArrayList<>();

    Migration() {
        for (Layout layout : Layout.values()) {
            layouts.add(new Values(SpymemcachedTranscoder.builder()
                    .layout(layout)
                    .javaSerialization(JAVA)
                    .maxDecompressedBytes(Values.MAX_LENGTH)
                    .build()));
            layouts.add(new Values(XmemcachedTranscoder.builder()
                    .layout(layout)
                    .maxDecompressedBytes(Values.MAX_LENGTH)
                    .build()));
        }
        layouts.add(new Values(FolsomTranscoder.strings().anyFlags().build()));
        layouts.add(
                new Values(FolsomTranscoder.serializableObjects(JAVA).anyFlags().build()));
    }

    @Override
    public void accept(byte[] input) {
        for (Values layout : layouts) {
            layout.accept(input);
        }
    }
}

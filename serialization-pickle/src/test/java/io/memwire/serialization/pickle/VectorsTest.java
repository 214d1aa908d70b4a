package io.memwire.serialization.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pickles that Python made, kept as text: {@code make_vectors.py} tells how. */
class VectorsTest {
    private final PickleSerializer serializer = new PickleSerializer();

    @Test
    void readsWhatPython3Writes() {
        readsAll("vectors.tsv", 500);
    }

    @Test
    void readsWhatPython2Writes() {
        readsAll("python2.tsv", 50);
    }

    private void readsAll(String table, int least) {
        List<String[]> rows = Resources.table(table);
        assertTrue(rows.size() > least, "rows: " + rows.size());
        for (String[] row : rows) {
            assertEquals(row[1], Notation.of(read(row[2])), "protocol " + row[0] + ": " + row[2]);
        }
    }

    @Test
    void writesTheBytesThatPythonWrites() {
        int compared = 0;
        for (String[] row : Resources.table("vectors.tsv")) {
            Object value = read(row[2]);
            if (row[3].equals("same") && value != null) {
                compared++;
                byte[] written = PickleSerializer.builder()
                        .protocol(Integer.parseInt(row[0]))
                        .build()
                        .serialize(value);
                assertEquals(row[2], HexFormat.of().formatHex(written), "protocol " + row[0] + ": " + row[1]);
            }
        }
        assertTrue(compared > 100, "compared: " + compared);
    }

    private @Nullable Object read(String hex) {
        return serializer.deserialize(HexFormat.of().parseHex(hex), Object.class);
    }
}

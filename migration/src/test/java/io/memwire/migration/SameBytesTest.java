package io.memwire.migration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.EncodedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transcoder against the one of the other client that it stands for: same flags, same bytes, both directions. */
class SameBytesTest {
    static List<Pairing> pairings() {
        return Pairing.all();
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void writesAndReadsWhatTheOtherClientDoes(Pairing pairing) {
        var values = new ArrayList<Object>();
        values.addAll(Samples.scalars());
        values.addAll(Samples.objects());
        values.addAll(Samples.large());

        int compared = 0;
        for (Object value : values) {
            compared += check(pairing, value, "");
        }
        assertTrue(compared > 500, compared + " values were compared");
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void writesAndReadsRandomValuesAsTheOtherClientDoes(Pairing pairing) {
        long seed = new Random().nextLong();
        var random = new Random(seed);

        int compared = 0;
        for (int i = 0; i < 300; i++) {
            compared += check(pairing, Samples.random(random), ", seed " + seed);
        }
        assertTrue(compared > 150, compared + " values were compared, seed " + seed);
    }

    @Test
    void theClientsAreTheRealOnes() {
        assertTrue(SpyPeer.spymemcached(Layout.WHALIN).jar().contains("spymemcached"));
        assertTrue(SpyPeer.aws(Layout.WHALIN).jar().contains("elasticache-java-cluster-client"));
    }

    /** Returns how many values were compared, one or none. */
    private static int check(Pairing pairing, Object value, String context) {
        if (!pairing.canStore(value)) {
            return 0;
        }
        String what = pairing + ", a " + value.getClass().getTypeName() + context;
        EncodedValue theirs = pairing.theirs().encode(value);
        EncodedValue ours = pairing.encode(value);

        assertEquals(theirs.flags(), ours.flags(), what);
        assertArrayEquals(theirs.data(), ours.data(), what);
        assertSame(value, pairing.decode(theirs, value.getClass()), what + ", asked for its class");
        if (!pairing.asText()) {
            assertSame(value, pairing.decode(theirs, Object.class), what + ", asked for Object");
            assertSame(value, pairing.theirs().decode(ours), what + ", read by them");
        }
        return 1;
    }

    private static void assertSame(Object expected, @Nullable Object actual, String what) {
        assertTrue(
                Samples.same(expected, actual),
                () -> what + ": " + Arrays.deepToString(new Object[] {expected}) + " came back as "
                        + Arrays.deepToString(new Object[] {actual}));
    }
}

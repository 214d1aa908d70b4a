package io.memwire.migration;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JavaSerializationTest {
    private static final int SERIALIZED = 1;

    private final Transcoder transcoder =
            SpymemcachedTranscoder.builder().javaSerialization(Samples.JAVA).build();

    /** Runs code when it is deserialized, as the classes do that attacks are made of. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1L;
        static volatile boolean ran;

        private void readObject(ObjectInputStream in) {
            ran = true;
        }
    }

    /** Runs code when its class is initialized. */
    static final class Initializing implements Serializable {
        private static final long serialVersionUID = 1L;
        static final boolean MARK = Marks.set();
    }

    static final class Marks {
        static volatile boolean initialized;

        static boolean set() {
            initialized = true;
            return true;
        }
    }

    @Test
    void runsNoCodeOfAClassThatTheFilterDoesNotAllow() {
        byte[] alone = anything().write(new Gadget());
        byte[] nested = anything().write(new ArrayList<>(List.of("harmless", new Gadget())));
        byte[] inArray = anything().write(new Gadget[] {new Gadget()});

        for (byte[] data : List.of(alone, nested, inArray)) {
            String message = refusal(data, Object.class);
            assertTrue(message.contains("Gadget") && message.contains("is not allowed"), message);
        }
        assertFalse(Gadget.ran);
        anything().read(alone);
        assertTrue(Gadget.ran, "the filter alone held it back");
    }

    @Test
    void initializesNoClassThatTheFilterDoesNotAllow() {
        byte[] data = descriptorOnly(Initializing.class.getName());

        assertTrue(refusal(data, Object.class).contains("is not allowed"));
        assertFalse(Marks.initialized);
    }

    @Test
    void refusesWhatTheFilterLeavesUndecided() {
        Transcoder undecided = with(JavaSerialization.filteredBy(info -> Status.UNDECIDED));

        for (Object harmless : List.of('a', (short) 1, new int[][] {{1}}, new String[] {"a"})) {
            byte[] data = anything().write(harmless);
            assertTrue(Samples.same(harmless, undecided.decode(SERIALIZED, data, Object.class)));
        }
        byte[] list = anything().write(new ArrayList<>(List.of(1)));
        assertThrows(TranscodingException.class, () -> undecided.decode(SERIALIZED, list, Object.class));
    }

    @Test
    void readsWhatAPlainAllowListNames() {
        Transcoder listed = with(
                JavaSerialization.filteredBy(
                        ObjectInputFilter.Config.createFilter(
                                "io.memwire.migration.Samples$Person;io.memwire.migration.Samples$Colour;java.util.CollSer;java.util.ImmutableCollections$ListN")));
        var person = new Samples.Person("Ann", 41, Samples.Colour.RED, List.of());

        EncodedValue stored = transcoder.encode(person, 0);

        assertEquals(person, listed.decode(stored.flags(), stored.data(), Samples.Person.class));
    }

    @Test
    void keepsTheLimitsOfTheUsersFilter() {
        Transcoder strict = with(JavaSerialization.filteredBy(ObjectInputFilter.Config.createFilter("maxarray=3;*")));

        byte[] three = anything().write(new int[3]);
        byte[] four = anything().write(new int[4]);

        assertEquals(3, ((int[]) requireNonNull(strict.decode(SERIALIZED, three, Object.class))).length);
        assertThrows(TranscodingException.class, () -> strict.decode(SERIALIZED, four, Object.class));
    }

    @Test
    void refusesAFilterThatFails() {
        Transcoder failing = with(JavaSerialization.filteredBy(info -> {
            throw new IllegalStateException("filter");
        }));
        byte[] data = anything().write(new ArrayList<>());

        assertThrows(TranscodingException.class, () -> failing.decode(SERIALIZED, data, Object.class));
    }

    @Test
    void refusesDeepNesting() {
        Object nested = new ArrayList<>();
        for (int depth = 1; depth < 100; depth++) {
            nested = new ArrayList<>(List.of(nested));
        }
        byte[] allowed = transcoder.encode(nested, 0).data();
        byte[] deeper = transcoder.encode(new ArrayList<>(List.of(nested)), 0).data();

        assertTrue(transcoder.decode(SERIALIZED, allowed, Object.class) instanceof ArrayList);
        assertTrue(refusal(deeper, Object.class).contains("maxDepth, 100"));
    }

    @Test
    void endsBeforeTheStackDoes() {
        Transcoder deep = with(Samples.JAVA.withMaxDepth(Integer.MAX_VALUE));
        byte[] data = nestedArrays(200_000);

        assertThrows(TranscodingException.class, () -> deep.decode(SERIALIZED, data, Object.class));
        assertTrue(refusal(data, Object.class).contains("maxDepth"));
    }

    @Test
    void refusesToWriteWhatIsTooDeepForTheStack() {
        Object nested = new ArrayList<>();
        for (int depth = 0; depth < 100_000; depth++) {
            nested = new ArrayList<>(Collections.singletonList(nested));
        }
        Object deepest = nested;

        assertThrows(TranscodingException.class, () -> transcoder.encode(deepest, 0));
    }

    @Test
    void refusesTooManyObjects() {
        Transcoder few = with(Samples.JAVA.withMaxReferences(10));
        var dates = new ArrayList<Object>();
        for (int i = 0; i < 20; i++) {
            dates.add(new HashMap<>());
        }
        byte[] data = transcoder.encode(dates, 0).data();

        TranscodingException refused =
                assertThrows(TranscodingException.class, () -> few.decode(SERIALIZED, data, Object.class));
        assertTrue(String.valueOf(refused.getMessage()).contains("maxReferences, 10"), refused.getMessage());
    }

    @Test
    void refusesAnArrayThatIsLongerThanItsData() throws IOException {
        byte[] data = anything().write(new long[1]);
        int lengthAt = data.length - Long.BYTES - Integer.BYTES;
        for (int length : new int[] {2000, 1 << 20, Integer.MAX_VALUE}) {
            var bytes = new ByteArrayOutputStream();
            bytes.write(data, 0, lengthAt);
            new DataOutputStream(bytes).writeInt(length);
            bytes.write(data, lengthAt + Integer.BYTES, Long.BYTES);

            String message = refusal(bytes.toByteArray(), Object.class);
            assertTrue(message.contains("more than its bytes can hold"), message);
        }
    }

    @Test
    void refusesAHashTableThatIsLargerThanItsData() throws IOException {
        byte[] data = anything().write(new HashMap<>());
        byte[] size = {0, 0, 0, 0, ObjectStreamConstants.TC_ENDBLOCKDATA};
        assertEquals(0, Arrays.compare(size, Arrays.copyOfRange(data, data.length - 5, data.length)));
        data[data.length - 4] = 0x40; // more than a million entries

        assertTrue(refusal(data, Object.class).contains("more than its bytes can hold"));
    }

    @Test
    void readsLargeCollections() {
        var map = new HashMap<Integer, Object>();
        var linked = new LinkedHashMap<String, Object>();
        var maps = new ArrayList<Object>();
        for (int i = 0; i < 5000; i++) {
            map.put(i, i);
            linked.put("key " + i, true);
            maps.add(new HashMap<>(Collections.singletonMap("key", null)));
        }
        var loose = new HashMap<>(1 << 10, 0.25f);
        loose.put("a", 1);
        for (Object value : List.of(
                map,
                linked,
                maps,
                loose,
                new HashSet<>(map.keySet()),
                new TreeMap<>(map),
                new ArrayList<>(map.values()),
                IntStream.range(0, 20_000).toArray())) {
            EncodedValue stored = transcoder.encode(value, 0);
            assertTrue(
                    Samples.same(value, transcoder.decode(stored.flags(), stored.data(), Object.class)),
                    value.getClass().getName());
        }
    }

    @Test
    void refusesDynamicProxies() {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Comparable.class}, new Samples.Handler());
        byte[] data = anything().write(proxy);

        assertThrows(TranscodingException.class, () -> with(anything()).decode(SERIALIZED, data, Object.class));
    }

    @Test
    void findsClassesWithTheLoaderThatItIsGiven() {
        var person = new Samples.Person("Ann", 41, Samples.Colour.RED, List.of());
        byte[] data = transcoder.encode(person, 0).data();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Transcoder given = with(Samples.JAVA.withClassLoader(getClass().getClassLoader()));
            assertEquals(person, given.decode(SERIALIZED, data, Samples.Person.class));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void namesTheClassThatIsNotThere() {
        byte[] data = descriptorOnly("com.example.Gone");

        assertTrue(refusal(data, Object.class).contains("com.example.Gone"));
    }

    @Test
    void refusesBytesAfterTheObject() {
        byte[] data = transcoder.encode('a', 0).data();

        assertTrue(refusal(Arrays.copyOf(data, data.length + 1), Object.class).contains("1 bytes follow"));
    }

    @Test
    void refusesAnotherClassThanWasAskedFor() {
        assertTrue(refusal(anything().write(new ArrayList<>()), Date.class).contains("it is a java.util.ArrayList"));
    }

    @Test
    void readsASerializedNullAsAMiss() {
        assertNull(transcoder.decode(SERIALIZED, new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 'p'}, Object.class));
    }

    @Test
    void namesTheClassThatIsNotSerializable() {
        TranscodingException refused =
                assertThrows(TranscodingException.class, () -> transcoder.encode(List.of(new Object()), 0));

        assertTrue(String.valueOf(refused.getMessage()).contains("not Serializable, java.lang.Object"));
    }

    @Test
    void isOffUnlessAskedFor() {
        Transcoder without = SpymemcachedTranscoder.builder().build();
        byte[] data = transcoder.encode('a', 0).data();

        TranscodingException read =
                assertThrows(TranscodingException.class, () -> without.decode(SERIALIZED, data, Object.class));
        TranscodingException written = assertThrows(TranscodingException.class, () -> without.encode('a', 0));

        assertTrue(String.valueOf(read.getMessage()).contains("give javaSerialization"), read.getMessage());
        assertTrue(String.valueOf(written.getMessage()).contains("give javaSerialization"), written.getMessage());
    }

    @Test
    @SuppressWarnings("NullAway") // what is refused
    void refusesOptionsThatAreNone() {
        assertThrows(InvalidRequestException.class, () -> JavaSerialization.filteredBy(null));
        assertThrows(InvalidRequestException.class, () -> Samples.JAVA.withMaxDepth(0));
        assertThrows(InvalidRequestException.class, () -> Samples.JAVA.withMaxReferences(0));
        assertThrows(InvalidRequestException.class, () -> Samples.JAVA.withClassLoader(null));
    }

    private static JavaSerialization anything() {
        return JavaSerialization.filteredBy(info -> Status.ALLOWED);
    }

    private static Transcoder with(JavaSerialization serialization) {
        return SpymemcachedTranscoder.builder().javaSerialization(serialization).build();
    }

    private String refusal(byte[] data, Class<?> type) {
        return String.valueOf(assertThrows(TranscodingException.class, () -> transcoder.decode(SERIALIZED, data, type))
                .getMessage());
    }

    /** An object of a class, with no fields: as much as a reader needs to look the class up. */
    private static byte[] descriptorOnly(String className) {
        return stream(out -> {
            out.writeByte(ObjectStreamConstants.TC_OBJECT);
            out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
            out.writeUTF(className);
            out.writeLong(1);
            out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
            out.writeShort(0);
            out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
            out.writeByte(ObjectStreamConstants.TC_NULL);
        });
    }

    /** Arrays of one element in each other; only the first names its class. */
    private static byte[] nestedArrays(int depth) {
        return stream(out -> {
            for (int level = 0; level < depth; level++) {
                out.writeByte(ObjectStreamConstants.TC_ARRAY);
                if (level == 0) {
                    out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
                    out.writeUTF("[Ljava.lang.Object;");
                    out.writeLong(-8012369246846506644L);
                    out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
                    out.writeShort(0);
                    out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
                    out.writeByte(ObjectStreamConstants.TC_NULL);
                } else {
                    out.writeByte(ObjectStreamConstants.TC_REFERENCE);
                    out.writeInt(ObjectStreamConstants.baseWireHandle);
                }
                out.writeInt(1);
            }
            out.writeByte(ObjectStreamConstants.TC_NULL);
        });
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] stream(Body body) {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        try {
            out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
            out.writeShort(ObjectStreamConstants.STREAM_VERSION);
            body.write(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}

package io.memwire.serialization.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.serialization.kryo.Samples.Colour;
import io.memwire.serialization.kryo.Samples.Holder;
import io.memwire.serialization.kryo.Samples.Node;
import io.memwire.serialization.kryo.Samples.Person;
import io.memwire.serialization.kryo.Samples.Point;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Vector;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static void refuses(String text, Runnable call) {
        var e = assertThrows(TranscodingException.class, call::run);
        assertTrue(String.valueOf(e.getMessage()).contains(text), e.getMessage());
    }

    private static void refusesToBuild(String text, Runnable call) {
        var e = assertThrows(InvalidRequestException.class, call::run);
        assertTrue(String.valueOf(e.getMessage()).contains(text), e.getMessage());
    }

    @Test
    void saysWhereAnUnregisteredClassWasFoundAndBothWaysToRegisterIt() {
        KryoSerializer kryo = KryoSerializer.builder().register(Holder.class, 1).build();

        var e = assertThrows(TranscodingException.class, () -> kryo.serialize(List.of(new Holder(new Point(1, 2)))));

        assertEquals(
                "kryo (io.memwire.serialization.kryo) cannot write a java.util.ImmutableCollections$List12 at the field"
                        + " io.memwire.serialization.kryo.Samples$Holder.held: io.memwire.serialization.kryo.Samples$Point"
                        + " is not registered. Register it, with the same id wherever the cache is used, either by hand,"
                        + " MemcacheClient.builder().serializer(KryoSerializer.builder().register(Point.class, 1).build()),"
                        + " or for every client: a class that implements KryoRegistration with"
                        + " classes.register(Point.class, 1), named in module-info under 'provides"
                        + " io.memwire.serialization.kryo.KryoRegistration' (on the class path in META-INF/services)",
                e.getMessage());
    }

    @Test
    void saysThatAReaderDoesNotKnowTheClass() {
        byte[] data = KryoSerializer.builder().register(Point.class, 77).build().serialize(new Point(1, 2));
        byte[] byOrder = KryoSerializer.builder()
                .register(Node.class)
                .register(Point.class)
                .build()
                .serialize(new Point(1, 2));
        KryoSerializer other = KryoSerializer.builder().build();

        refuses("the class with id 77, which is not registered here", () -> other.deserialize(data, Object.class));
        refuses(
                "the class with place 2 of those registered without an id",
                () -> other.deserialize(byOrder, Object.class));
    }

    @Test
    void namesTheTypeStoredAndTheTypeAskedFor() {
        KryoSerializer kryo = Samples.builder().build();
        byte[] data = kryo.serialize(new Point(1, 2));

        refuses(
                "hold a io.memwire.serialization.kryo.Samples$Point, and a java.lang.String was asked for",
                () -> kryo.deserialize(data, String.class));
        refuses(
                "hold a java.lang.Integer, and a java.lang.Long was asked for",
                () -> kryo.deserialize(kryo.serialize(1), Long.class));
    }

    @Test
    void refusesToMakeAnObjectOfAnotherTypeThanAskedFor() {
        KryoSerializer kryo = KryoSerializer.builder().register(Loud.class, 1).build();
        byte[] data = kryo.serialize(new Loud());
        int made = Loud.made;

        assertThrows(TranscodingException.class, () -> kryo.deserialize(data, List.class));

        assertEquals(made, Loud.made);
    }

    static final class Loud {
        static int made;

        Loud() {
            made++;
        }
    }

    @Test
    void readsWhatWasRegisteredWithoutIdsInTheSameOrder() {
        KryoSerializer one = KryoSerializer.builder()
                .register(Point.class)
                .register(Holder.class)
                .build();
        KryoSerializer other = KryoSerializer.builder()
                .register(Point.class)
                .register(Colour.class, 5)
                .register(Holder.class)
                .register(Point.class)
                .build();

        assertEquals(
                new Holder(new Point(1, 2)),
                other.deserialize(one.serialize(new Holder(new Point(1, 2))), Holder.class));
    }

    @Test
    void refusesIdsThatClash() {
        refusesToBuild(
                "id 1 is claimed by two classes, io.memwire.serialization.kryo.Samples$Point and",
                () -> KryoSerializer.builder().register(Point.class, 1).register(Node.class, 1));
        refusesToBuild(
                "is registered twice, as id 1 and as id 2",
                () -> KryoSerializer.builder().register(Point.class, 1).register(Point.class, 2));
        refusesToBuild(
                "is registered twice, as id 1 and as place 1",
                () -> KryoSerializer.builder().register(Point.class, 1).register(Point.class));
        refusesToBuild(
                "id 0 for io.memwire.serialization.kryo.Samples$Point is out of range 1-9999",
                () -> KryoSerializer.builder().register(Point.class, 0));
        refusesToBuild("out of range", () -> KryoSerializer.builder().register(Point.class, 10_000));
        refusesToBuild(
                "java.util.ArrayList is known to kryo as it is",
                () -> KryoSerializer.builder().register(ArrayList.class, 1));
        refusesToBuild("int is known", () -> KryoSerializer.builder().register(int.class, 1));
    }

    @Test
    void takesTheSameRegistrationTwice() {
        KryoSerializer kryo = KryoSerializer.builder()
                .register(Point.class, 1)
                .register(Point.class, 1)
                .build();

        assertEquals(new Point(1, 2), RoundTripTest.again(kryo, new Point(1, 2)));
    }

    @Test
    void refusesClassesThatCannotBeStored() {
        refusesToBuild(
                "register the classes that implement it",
                () -> KryoSerializer.builder().register(Runnable.class, 1).build());
        refusesToBuild(
                "the fields of java.net.InetAddress cannot be reached: register java.net.InetAddress with a Kryo",
                () -> KryoSerializer.builder().register(InetAddress.class, 1).build());
        refusesToBuild(
                "has no constructor without arguments",
                () -> KryoSerializer.builder()
                        .register(WithoutConstructor.class, 1)
                        .build());
    }

    static final class WithoutConstructor extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        WithoutConstructor(String name) {
            add(name);
        }
    }

    @Test
    void refusesLimitsBelowOne() {
        refusesToBuild("maxDepth is 0, below 1", () -> KryoSerializer.builder().maxDepth(0));
        refusesToBuild("maxOutputBytes is -1", () -> KryoSerializer.builder().maxOutputBytes(-1));
        refusesToBuild("maxIdleEngines is 0", () -> KryoSerializer.builder().maxIdleEngines(0));
    }

    @Test
    void saysWhyALambdaAndAViewOfACollectionCannotBeStored() {
        KryoSerializer kryo = Samples.builder().build();
        Runnable lambda = () -> {};

        refuses("lambda or the like", () -> kryo.serialize(new Holder(lambda)));
        refuses("anonymous class", () -> kryo.serialize(new Holder(new Object() {})));
        refuses("copy it into a usual one", () -> kryo.serialize(Map.of(1, 2).keySet()));
    }

    @Test
    void refusesWhatHoldsItselfButIsMadeAtOnce() {
        KryoSerializer kryo = Samples.builder().build();
        var list = new ArrayList<Object>();
        var holder = new Holder(list);
        list.add(holder);

        refuses("a io.memwire.serialization.kryo.Samples$Holder holds itself", () -> kryo.serialize(holder));
    }

    @Test
    void refusesAnEmptyEnumMapOfAnUnregisteredEnum() {
        refuses(
                "keys of a class that is not registered",
                () -> Samples.builder().build().serialize(new EnumMap<>(Thread.State.class)));
    }

    @Test
    void refusesMoreOutputThanAllowed() {
        KryoSerializer kryo = Samples.builder().maxOutputBytes(1000).build();

        assertEquals(1000, kryo.serialize(new byte[995]).length);
        refuses("needs more than maxOutputBytes, 1000, for a byte[]", () -> kryo.serialize(new byte[996]));
        assertEquals("x", RoundTripTest.again(kryo, "x"));
    }

    @Test
    void refusesObjectsThatLieTooDeep() {
        KryoSerializer kryo = Samples.builder().maxDepth(10).build();

        assertEquals(Node.class, RoundTripTest.again(kryo, Samples.chain(10)).getClass());
        refuses("deeper than maxDepth, 10", () -> kryo.serialize(Samples.chain(11)));
    }

    @Test
    void storesNamesWhenRegistrationIsNotRequired() {
        KryoSerializer open =
                KryoSerializer.builder().registrationRequired(false).build();
        byte[] data = open.serialize(List.of(new Point(1, 2), new Person("Ada", 40), new Point(3, 4)));

        assertEquals(3, ((List<?>) Objects.requireNonNull(open.deserialize(data, List.class))).size());
        assertTrue(new String(data, StandardCharsets.ISO_8859_1).contains("Samples$"));
        refuses(
                "name a class instead of giving its id",
                () -> KryoSerializer.builder().build().deserialize(data, Object.class));
    }

    @Test
    void findsNamedClassesWithTheLoaderThatWasGiven() {
        KryoSerializer writer =
                KryoSerializer.builder().registrationRequired(false).build();
        var asked = new ArrayList<String>();
        var loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        };
        KryoSerializer reader = KryoSerializer.builder()
                .registrationRequired(false)
                .classLoader(loader)
                .build();

        assertEquals(new Point(1, 2), reader.deserialize(writer.serialize(new Point(1, 2)), Object.class));
        assertEquals(List.of(Point.class.getName()), asked);
    }

    @Test
    @SuppressWarnings("JdkObsolete") // they are the others
    void storesOtherCollectionsOfTheJdkWhenRegistrationIsNotRequired() {
        KryoSerializer open =
                KryoSerializer.builder().registrationRequired(false).build();
        var vector = new Vector<>(List.of(1, 2));
        var table = new Hashtable<>(Map.of(1, 2));

        assertEquals(vector, RoundTripTest.again(open, vector));
        assertEquals(table, RoundTripTest.again(open, table));
        assertThrows(
                TranscodingException.class,
                () -> RoundTripTest.again(open, Collections.synchronizedList(new ArrayList<>())));
    }

    @Test
    void usesASerializerThatWasGivenForAClass() {
        KryoSerializer kryo = KryoSerializer.builder()
                .register(Money.class, 1, MoneySerializer::new)
                .build();

        assertEquals("5", RoundTripTest.again(kryo, List.of(new Money("5"))).get(0).amount);
    }

    /** Whose fields say nothing to a reader. */
    static final class Money {
        private final transient String amount;

        Money(String amount) {
            this.amount = amount;
        }
    }

    static final class MoneySerializer extends Serializer<Money> {
        @Override
        public void write(Kryo kryo, Output output, Money money) {
            output.writeString(money.amount);
        }

        @Override
        public Money read(Kryo kryo, Input input, Class<? extends Money> type) {
            return new Money(input.readString());
        }
    }

    @Test
    void findsTheRegistrationsThatArePresent() {
        assertSame(KryoSerializer.class, new KryoSerializer().getClass());
        assertFalse(new KryoSerializer().name().isEmpty());
        assertArrayEquals(new byte[] {1}, RoundTripTest.again(new KryoSerializer(), new byte[] {1}));
    }
}

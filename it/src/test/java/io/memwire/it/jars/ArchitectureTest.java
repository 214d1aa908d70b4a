package io.memwire.it.jars;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Timer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays out of which module: rules that no module-info can hold, because their subject is in java.base. */
@TestInstance(Lifecycle.PER_CLASS) // the classes are imported once
class ArchitectureTest {
    private static final String CODEC = "io.memwire.protocol.text";

    private final List<PublishedJar> jars = PublishedJar.all();
    private final JavaClasses classes = new ClassFileImporter()
            .importLocations(
                    jars.stream().map(PublishedJar::location).map(Location::of).toList());

    @Test
    void theCodecKnowsNoSocketsFilesOrStreams() {
        keepOutOf(CODEC, resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..", "java.io.."));
    }

    @Test
    void theCodecKnowsNoThreads() {
        keepOutOf(
                CODEC,
                resideInAPackage("java.util.concurrent..")
                        .or(assignableTo(Thread.class))
                        .or(type(ThreadLocal.class))
                        .or(type(Timer.class)));
    }

    @Test
    void theCodecKnowsNoClocks() {
        check(
                CODEC,
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage("java.time.."))
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            io.memwire.api,           ''
            io.memwire.hashing,       io.memwire.api
            io.memwire.protocol.text, ''
            io.memwire.client,        io.memwire.api io.memwire.hashing io.memwire.protocol.text
            io.memwire.compression.lz4,  io.memwire.api
            io.memwire.compression.zstd, io.memwire.api
            io.memwire.serialization.kryo, io.memwire.api
            io.memwire.serialization.pickle, io.memwire.api
            io.memwire.testkit,       io.memwire.protocol.text
            io.memwire.migration,     io.memwire.api
            io.memwire.cli,           io.memwire.api io.memwire.testkit
            """)
    void aModuleRequiresExactlyTheseOfOurs(String module, String others) {
        PublishedJar jar = jars.stream()
                .filter(candidate -> candidate.descriptor().name().equals(module))
                .findAny()
                .orElseThrow();

        assertEquals(
                Stream.of(others.split(" ")).filter(name -> !name.isEmpty()).toList(),
                jar.descriptor().requires().stream()
                        .map(Requires::name)
                        .filter(name -> name.startsWith("io.memwire."))
                        .sorted()
                        .toList());
    }

    @Test
    void onlyTheBuilderAndOneClassEachOfClientAndCommandLoadServices() {
        List<String> loading = classes.stream()
                .filter(ArchitectureTest::loadsServices)
                .map(JavaClass::getPackageName)
                .collect(toCollection(ArrayList::new));

        assertTrue(loading.remove("io.memwire.api"), "the builder does not load the client");
        loading.remove("io.memwire.client");
        loading.remove("io.memwire.cli"); // "route" has no client to ask
        loading.remove("io.memwire.serialization.kryo"); // the classes of an application
        assertEquals(List.of(), loading, "more packages that call ServiceLoader.load, or one of them twice");
    }

    /** Other clients do, so their values cannot be read without it. */
    @Test
    void nothingButMigrationUsesJavaSerialization() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.memwire.migration")
                .should()
                .dependOnClassesThat(type(ObjectInputStream.class).or(type(ObjectOutputStream.class)))
                .check(classes);
    }

    /** A pickle names what is to be made: there must be no way from a name to a class or method. */
    @Test
    void whatReadsPicklesCannotFindAClassOrMethodByItsName() {
        check(
                "io.memwire.serialization.pickle",
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage("java.lang.reflect..")
                                .or(assignableTo(ClassLoader.class))
                                .or(type(MethodHandles.Lookup.class)))
                        .orShould()
                        .callMethod(Class.class, "forName", String.class)
                        .orShould()
                        .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class));
    }

    @Test
    void nothingUsesTheInternalsOfTheJdk() {
        keepOutOf("io.memwire", resideInAnyPackage("sun..", "jdk.internal.."));
    }

    private void keepOutOf(String inPackage, DescribedPredicate<? super JavaClass> unwanted) {
        check(inPackage, noClasses().should().dependOnClassesThat(unwanted));
    }

    /** Checks a rule on a package and those below it; a rule on no class at all would always hold. */
    private void check(String inPackage, ArchRule rule) {
        JavaClasses checked = classes.that(resideInAPackage(inPackage + ".."));
        assertFalse(checked.isEmpty(), "no classes seen in " + inPackage);
        rule.check(checked);
    }

    private static boolean loadsServices(JavaClass candidate) {
        return candidate.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ServiceLoader.class)
                        && call.getName().equals("load"));
    }
}

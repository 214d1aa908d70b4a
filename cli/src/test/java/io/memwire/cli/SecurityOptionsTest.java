package io.memwire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.cli.Shell.Run;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import io.memwire.testkit.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and user on the command line, against a memcached that wants both. */
class SecurityOptionsTest {
    private static TestAuthority authority;
    private static MemcachedProcess memcached;
    private static String certificateOfAuthority;

    @BeforeAll
    static void startServer() {
        InstalledPrograms.assume("memcached");
        authority = TestAuthority.create();
        certificateOfAuthority = authority.certificate().toString();
        memcached = MemcachedProcess.start(MemcachedOptions.onLoopback()
                .withTls(authority.issue("cache.test"))
                .withClientCertificates(authority.certificate())
                .withUser("ann", "s3cret"));
    }

    @AfterAll
    static void stopServer() {
        if (authority != null) {
            memcached.close();
            authority.close();
        }
    }

    private static Run set(Shell shell, String... options) {
        TestIdentity client = authority.issue();
        String[] arguments = new String[8 + options.length];
        arguments[0] = "set";
        arguments[1] = "--tls-cert";
        arguments[2] = client.certificate().toString();
        arguments[3] = "--tls-key";
        arguments[4] = client.key().toString();
        arguments[5] = "--timeout=20s";
        System.arraycopy(options, 0, arguments, 6, options.length);
        arguments[6 + options.length] = "key";
        arguments[7 + options.length] = "value";
        return shell.run(arguments);
    }

    private static Shell shell() {
        return Shell.of(memcached.address());
    }

    /** Names everything that the server wants but a password. */
    private static Run setAsAnn(Shell shell, String... options) {
        return set(
                shell,
                Stream.concat(
                                Stream.of(
                                        "--tls-ca",
                                        certificateOfAuthority,
                                        "--tls-server-name",
                                        "cache.test",
                                        "--user",
                                        "ann"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void takesThePasswordFromTheEnvironment() {
        Run run = setAsAnn(shell().with("MEMWIRE_PASSWORD", "s3cret"));

        assertEquals("", run.err());
        assertEquals(ExitStatus.DONE, run.status());
    }

    @Test
    void takesThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");

        Run run = setAsAnn(shell(), "--password-file", file.toString());

        assertEquals("", run.err());
        assertEquals(ExitStatus.DONE, run.status());
    }

    @Test
    void saysThatThePasswordIsWrong() {
        Run run = setAsAnn(shell().with("MEMWIRE_PASSWORD", "guessed"));

        assertEquals(ExitStatus.FAILED, run.status());
        assertTrue(run.err().contains("refuses user \"ann\""), run.err());
        assertFalse(run.err().contains("guessed"), run.err());
    }

    @Test
    void verifiesTheHostUnlessAnotherNameIsGiven() {
        Run run = set(shell(), "--tls-ca", certificateOfAuthority);

        assertEquals(ExitStatus.FAILED, run.status());
        assertTrue(run.err().contains("not for \"127.0.0.1\""), run.err());
    }

    @Test
    void trustsWhatJavaTrusts() {
        Run run = shell().run("get", "key", "--tls", "--timeout=20s");

        assertEquals(ExitStatus.FAILED, run.status());
        assertTrue(run.err().contains("signed by nobody who is trusted"), run.err());
    }

    @Test
    void wantsTheOtherHalf() {
        assertBadInput(shell().run("get", "key", "--user", "ann"), "--user wants a password");
        assertBadInput(shell().run("get", "key", "--password-file", "p"), "without --user");
        assertBadInput(shell().run("get", "key", "--tls-cert", "c"), "belong together");
        assertBadInput(shell().run("get", "key", "--user", "ann", "--password-file", "/nowhere/p"), "/nowhere/p");
        assertBadInput(shell().run("get", "key", "--tls-ca", "/nowhere/ca"), "/nowhere/ca");
    }

    private static void assertBadInput(Run run, String words) {
        assertEquals(ExitStatus.BAD_INPUT, run.status(), run.err());
        assertTrue(run.err().contains(words), run.err());
    }
}

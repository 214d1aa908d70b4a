package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.TlsOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real memcached on ::1. Where keys go does not depend on the address: the tests of placement hold that. */
class Ipv6Test {
    @BeforeAll
    static void needsMemcachedAndIpv6() throws SocketException {
        InstalledPrograms.assume("memcached");
        boolean hasLoopback = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
        Assumptions.assumeTrue(hasLoopback, "this machine has no IPv6 loopback address");
    }

    static Stream<Caller> callers() {
        return Caller.available();
    }

    @ParameterizedTest
    @MethodSource("callers")
    void servesEveryKindOfCaller(Caller caller) throws Exception {
        try (MemcachedProcess memcached = MemcachedProcess.start(MemcachedOptions.onIpv6Loopback());
                MemcacheClient cache = Clients.of(memcached).build()) {
            assertTrue(caller.set(cache, "key", "value"));
            assertEquals("value", caller.get(cache, "key", String.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]:", "inet6:[::1]:", "inet6:[0:0:0:0:0:0:0:1]:"})
    void isReachedByEveryFormOfTheAddress(String form) {
        try (MemcachedProcess memcached = MemcachedProcess.start(MemcachedOptions.onIpv6Loopback());
                MemcacheClient cache = Clients.of(form + memcached.port()).build()) {
            assertTrue(cache.set("key", "value"));
        }
    }

    @Test
    void isNotTakenForIpv4() {
        try (MemcachedProcess memcached = MemcachedProcess.start(MemcachedOptions.onIpv6Loopback());
                MemcacheClient cache =
                        Clients.of("inet:127.0.0.1:" + memcached.port()).build()) {
            assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));
        }
    }

    @Test
    void isVerifiedByItsAddress() {
        try (TestAuthority authority = TestAuthority.create();
                MemcachedProcess named =
                        MemcachedProcess.start(MemcachedOptions.onIpv6Loopback().withTls(authority.issue("::1")));
                MemcachedProcess other =
                        MemcachedProcess.start(MemcachedOptions.onIpv6Loopback().withTls(authority.issue("::2")))) {
            TlsOptions tls = TlsOptions.builder().trust(authority.certificate()).build();
            try (MemcacheClient cache = Clients.of(named).tls(tls).build();
                    MemcacheClient misled = Clients.of(other).tls(tls).build()) {
                assertTrue(cache.set("key", "value"));
                assertThrows(NodeUnavailableException.class, () -> misled.set("key", "value"));
            }
        }
    }
}

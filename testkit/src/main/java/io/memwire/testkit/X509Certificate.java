package io.memwire.testkit;

import static io.memwire.testkit.Der.bits;
import static io.memwire.testkit.Der.octets;
import static io.memwire.testkit.Der.oid;
import static io.memwire.testkit.Der.sequence;
import static io.memwire.testkit.Der.tagged;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** Writes X.509 certificates, which the JDK can only read. Source: RFC 5280, 4.1 and 4.2. */
final class X509Certificate {
    private static final byte[] VERSION_3 = tagged(0xa0, Der.integer(BigInteger.TWO));
    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] BASIC_CONSTRAINTS = oid(2, 5, 29, 19);
    private static final byte[] KEY_USAGE = oid(2, 5, 29, 15);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = oid(2, 5, 29, 17);
    private static final int EXTENSIONS = 0xa3;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int SERIAL_BITS = 64;

    /** Such a name is an address and needs no lookup. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private X509Certificate() {}

    /** The certificate of an authority, signed with its own key. */
    static byte[] selfSigned(String name, Instant notBefore, Instant notAfter, KeyPair keys) {
        byte[] authority = extension(BASIC_CONSTRAINTS, true, sequence(Der.TRUE));
        byte[] signsOthers = extension(KEY_USAGE, true, bits(1, (byte) 0b0000_0110)); // keyCertSign, cRLSign
        return signed(
                name, keys.getPrivate(), name, keys.getPublic(), notBefore, notAfter, sequence(authority, signsOthers));
    }

    /** The certificate of a server or client, for these DNS names and addresses. */
    static byte[] issued(
            String issuer,
            PrivateKey issuersKey,
            String subject,
            PublicKey key,
            Instant notBefore,
            Instant notAfter,
            List<String> names) {
        byte[] noAuthority = extension(BASIC_CONSTRAINTS, true, sequence());
        byte[] extensions = names.isEmpty()
                ? sequence(noAuthority)
                : sequence(noAuthority, extension(SUBJECT_ALTERNATIVE_NAME, false, generalNames(names)));
        return signed(issuer, issuersKey, subject, key, notBefore, notAfter, extensions);
    }

    private static byte[] signed(
            String issuer,
            PrivateKey issuersKey,
            String subject,
            PublicKey key,
            Instant notBefore,
            Instant notAfter,
            byte[] extensions) {
        byte[] content = sequence(
                VERSION_3,
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)),
                ECDSA_WITH_SHA256,
                distinguished(issuer),
                sequence(Der.time(notBefore), Der.time(notAfter)),
                distinguished(subject),
                key.getEncoded(), // is a SubjectPublicKeyInfo
                tagged(EXTENSIONS, extensions));
        return sequence(content, ECDSA_WITH_SHA256, bits(0, signature(content, issuersKey)));
    }

    private static byte[] signature(byte[] content, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an EC key does not sign", e);
        }
    }

    private static byte[] distinguished(String commonName) {
        return new X500Principal("CN=" + commonName).getEncoded();
    }

    private static byte[] extension(byte[] id, boolean isCritical, byte[] value) {
        return isCritical ? sequence(id, Der.TRUE, octets(value)) : sequence(id, octets(value));
    }

    private static byte[] generalNames(List<String> names) {
        var all = new ByteArrayOutputStream();
        for (String name : names) {
            all.writeBytes(
                    ADDRESS.matcher(name).matches()
                            ? tagged(IP_ADDRESS, addressBytes(name))
                            : tagged(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)));
        }
        return sequence(all.toByteArray());
    }

    private static byte[] addressBytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no IP address: " + address, e);
        }
    }
}

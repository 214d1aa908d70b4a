package io.memwire.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in text files. Source: RFC 7468. Messages tell files, never what is in them. */
final class Pem {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----(.*?)-----END \\1PRIVATE KEY-----", Pattern.DOTALL);

    /** How a key proves that it belongs to a certificate, by the kind of key. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private final Path file;
    private final String text;

    private Pem(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static Pem read(Path file) throws IOException {
        return new Pem(file, Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** Whether the file has not changed since the other was read. */
    boolean isSame(Pem other) {
        return text.equals(other.text);
    }

    /** All certificates in their order, at least one. */
    List<X509Certificate> certificates() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        Matcher blocks = CERTIFICATE.matcher(text);
        while (blocks.find()) {
            var der = new ByteArrayInputStream(decode(blocks.group(1)));
            certificates.add((X509Certificate) factory.generateCertificate(der));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException(file + " holds no certificate (BEGIN CERTIFICATE)");
        }
        return certificates;
    }

    /** The private key that belongs to a certificate. */
    PrivateKey keyOf(X509Certificate certificate) throws GeneralSecurityException {
        Matcher block = KEY.matcher(text);
        if (!block.find()) {
            throw new GeneralSecurityException(file + " holds no private key (BEGIN PRIVATE KEY)");
        }
        if (!block.group(1).isEmpty()) {
            throw new GeneralSecurityException(file + " holds a key of the form BEGIN " + block.group(1)
                    + "PRIVATE KEY, which is not read: openssl pkcs8 -topk8 -nocrypt -in " + file
                    + " writes it as BEGIN PRIVATE KEY");
        }
        PrivateKey key = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(decode(block.group(2))));
        requirePair(key, certificate);
        return key;
    }

    private void requirePair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null) {
            return; // of a kind that the handshake will have to judge
        }
        byte[] message = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(message);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(message);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key in " + file + " does not belong to the client certificate");
        }
    }

    private byte[] decode(String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(file + " is damaged: a block of it is not Base64", e);
        }
    }
}

package dev.sluice.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate for {@code localhost} and 127.0.0.1 that nobody but this signed. Immutable. */
public final class SelfSigned {
    private static final char[] PASSWORD = "of a test".toCharArray();
    private static final String ALIAS = "sluice";

    private final KeyStore keys;

    private SelfSigned(KeyStore keys) {
        this.keys = keys;
    }

    /** Made by the JDK's keytool, which takes a second; {@code folder} gets the file that it writes. */
    public static SelfSigned in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException("keytool says: " + said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return new SelfSigned(keys);
    }

    /** For a server that has the key. */
    public SSLContext serving() throws GeneralSecurityException {
        KeyManagerFactory holder = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        holder.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(holder.getKeyManagers(), null, null);
        return context;
    }

    /** For a client that trusts the certificate, and no other. */
    public SSLContext trusting() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Writes the certificate as PEM. */
    public Path certificate(Path file) throws IOException, GeneralSecurityException {
        return pem(file, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
    }

    /** Writes the private key as PEM. */
    public Path key(Path file) throws IOException, GeneralSecurityException {
        return pem(file, "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded());
    }

    private static Path pem(Path file, String type, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n");
    }
}

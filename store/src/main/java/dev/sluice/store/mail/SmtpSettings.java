package dev.sluice.store.mail;

import dev.sluice.base.SettingReader;
import java.time.Duration;

/**
 * The mail server that registration codes go through. {@link #toString} hides the password.
 *
 * @param user empty to send without logging in
 * @param timeout for connecting, and for each answer of the mail server
 */
public record SmtpSettings(
        String host, int port, Tls tls, String user, String password, String from, Duration timeout) {
    /** How the connection is encrypted. */
    public enum Tls {
        /** Begins plain and must then turn to TLS, or nothing is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** Not at all: for a mail server on this machine. */
        NONE
    }

    public static SmtpSettings read(SettingReader in) {
        return new SmtpSettings(
                in.text("smtp-host", "", "The mail server for registration codes. Empty: none."),
                in.integer("smtp-port", 587, 1, 65_535, "The mail server's port."),
                in.choice(
                        "smtp-tls",
                        Tls.STARTTLS,
                        Tls.class,
                        "Encryption to the mail server: starttls (port 587), tls (port 465), or none."),
                in.text("smtp-user", "", "The user to log in to the mail server. Empty: no login."),
                in.secret("smtp-password", "", "The password of that user."),
                in.text("smtp-from", "", "The sender's address of registration e-mails."),
                in.duration(
                        "smtp-timeout",
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(5),
                        "How long to wait for the mail server to connect, and for each of its answers."));
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", " + tls + ", from " + from + "]";
    }
}

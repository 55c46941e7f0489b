package dev.sluice.store.mail;

import dev.sluice.access.spi.CodeSender;
import dev.sluice.access.spi.CodeSenderException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Sends codes through an SMTP server, one connection for each message. Thread-safe, blocking. */
public final class SmtpCodeSender implements CodeSender {
    private final SmtpSettings settings;
    private final InternetAddress from;
    private final Session session;

    /**
     * Does not connect yet.
     *
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    public SmtpCodeSender(SmtpSettings settings) {
        if (settings.host().isBlank()) {
            throw new IllegalArgumentException("smtp-host is empty: registration by e-mail needs a mail server");
        }
        this.settings = settings;
        this.from = sender(settings.from());
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public void send(String email, String code) {
        String protocol = settings.tls() == SmtpSettings.Tls.TLS ? "smtps" : "smtp";
        try (Transport transport = session.getTransport(protocol)) {
            MimeMessage message = message(email, code);
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.user(), settings.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException fault) {
            throw new CodeSenderException(
                    "the mail server " + settings.host() + ":" + settings.port() + " did not take a message: "
                            + fault.getMessage(),
                    fault);
        }
    }

    private MimeMessage message(String email, String code) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(email, true));
        message.setSubject("Your registration code");
        message.setText("""
                Your registration code is %s.

                Somebody, most likely you, asked for an API key with this e-mail address.
                If it was not you, there is nothing to do: without the code nothing happens.
                """.formatted(code), StandardCharsets.US_ASCII.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static InternetAddress sender(String from) {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException(
                    "smtp-from must be an e-mail address, the sender of registration e-mails: \"" + from + "\"", wrong);
        }
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        String timeoutMs = String.valueOf(settings.timeout().toMillis());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            String prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "host", settings.host());
            properties.setProperty(prefix + "port", String.valueOf(settings.port()));
            properties.setProperty(prefix + "connectiontimeout", timeoutMs);
            properties.setProperty(prefix + "timeout", timeoutMs);
            properties.setProperty(
                    prefix + "auth", String.valueOf(!settings.user().isEmpty()));
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        }
        boolean starttls = settings.tls() == SmtpSettings.Tls.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(starttls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(starttls));
        return properties;
    }
}

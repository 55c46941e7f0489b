package dev.sluice.store.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sluice.access.spi.CodeSenderException;
import dev.sluice.store.mail.SmtpSettings.Tls;
import dev.sluice.testkit.LeakExtension;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
final class SmtpCodeSenderTest {
    private static final String HOST = "127.0.0.1";
    private static final String ANNA = "anna@example.org";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void startServer() {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void theCodeArrivesInTheMailbox() throws Exception {
        new SmtpCodeSender(settings(Tls.NONE, "", "")).send(ANNA, "012345");
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(ANNA);
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("Sluice <sluice@example.org>");
        assertThat(message.getSubject()).isEqualTo("Your registration code");
        assertThat((String) message.getContent()).startsWith("Your registration code is 012345.");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void itLogsInWhereTheServerAsksForIt() {
        server.setUser("robot@example.org", "robot", "secret");
        new SmtpCodeSender(settings(Tls.NONE, "robot", "secret")).send(ANNA, "012345");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertRefused(settings(Tls.NONE, "robot", "wrong"));
    }

    @Test
    void aServerWithoutEncryptionGetsNothingWhenEncryptionIsAskedFor() {
        assertRefused(settings(Tls.STARTTLS, "", ""));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatNobodyVouchesForGetsNothing() {
        assertRefused(settings(Tls.TLS, "", ""));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        int port = server.getSmtp().getPort();
        server.stop();
        assertThatThrownBy(() -> new SmtpCodeSender(settings(Tls.NONE, port)).send(ANNA, "012345"))
                .isInstanceOf(CodeSenderException.class)
                .hasMessageContaining(HOST + ":" + port);
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new SmtpCodeSender(settings(Tls.NONE, silent.getLocalPort())).send(ANNA, "012345"))
                    .isInstanceOf(CodeSenderException.class)
                    .hasMessageContaining("did not take a message");
        }
    }

    @Test
    void missingSettingsAreNamed() {
        assertThatThrownBy(() -> new SmtpCodeSender(settings("", "sluice@example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smtp-host");
        assertThatThrownBy(() -> new SmtpCodeSender(settings(HOST, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smtp-from");
        assertThat(settings(Tls.NONE, "robot", "secret").toString()).doesNotContain("secret");
    }

    private void assertRefused(SmtpSettings settings) {
        assertThatThrownBy(() -> new SmtpCodeSender(settings).send(ANNA, "012345"))
                .isInstanceOf(CodeSenderException.class);
    }

    private SmtpSettings settings(Tls tls, String user, String password) {
        int port = (tls == Tls.TLS ? server.getSmtps() : server.getSmtp()).getPort();
        return new SmtpSettings(HOST, port, tls, user, password, "Sluice <sluice@example.org>", Duration.ofSeconds(5));
    }

    private static SmtpSettings settings(Tls tls, int port) {
        return new SmtpSettings(HOST, port, tls, "", "", "sluice@example.org", Duration.ofMillis(200));
    }

    private static SmtpSettings settings(String host, String from) {
        return new SmtpSettings(host, 587, Tls.STARTTLS, "", "", from, Duration.ofSeconds(5));
    }
}

package dev.sluice.access;

import static dev.sluice.access.AccessFixture.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.spi.CodeSenderException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistrationTest {
    private record Mail(String email, String code) {}

    private final List<Mail> mails = new ArrayList<>();
    private boolean mailServerIsDown;
    private AccessFixture fixture = new AccessFixture();
    private Registration registration = open(Map.of());

    @Test
    void nobodyCanRegisterUnlessTheOperatorOpensIt() {
        registration = open(Map.of("registration", "off"));
        assertThat(registration.start("anna@example.org", null, ADDRESS)).isEqualTo(new StartOutcome.Closed());
        assertThat(registration.code("token", "123456")).isEqualTo(new CodeOutcome.Closed());
        assertThat(mails).isEmpty();
    }

    @Test
    void theCodeFromTheMailboxGivesAnAccountAndAKeyThatLogsIn() {
        String token = start("Anna@Example.org");
        assertThat(token).matches("[A-Za-z0-9]{32}");
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.email()).isEqualTo("anna@example.org");
            assertThat(mail.code()).matches("[0-9]{6}");
        });
        NewKey key = registered(token);
        assertThat(key.name()).isEqualTo("registered 2026-01-01");
        assertThat(fixture.login(key)).isInstanceOf(LoginOutcome.Granted.class);
        assertThat(fixture.accounts.list())
                .singleElement()
                .satisfies(account -> assertThat(account.email()).isEqualTo("anna@example.org"));
    }

    @Test
    void aMailboxThatHasAnAccountGetsOneMoreKeyInIt() {
        NewKey first = registered(start("anna@example.org"));
        NewKey second = registered(start("ANNA@example.org"));
        assertThat(second.account()).isEqualTo(first.account());
        assertThat(fixture.accounts.keys(first.account()))
                .extracting(KeySummary::id)
                .containsExactly(first.id(), second.id());
    }

    @Test
    void aCodeWorksOnce() {
        String token = start("anna@example.org");
        registered(token);
        assertThat(registration.code(token, lastCode())).isEqualTo(new CodeOutcome.InvalidToken());
    }

    @Test
    void threeWrongCodesEndARegistrationAlsoForTheRightOne() {
        String token = start("anna@example.org");
        assertThat(registration.code(token, wrongCode())).isEqualTo(new CodeOutcome.InvalidCode());
        assertThat(registration.code(token, "")).isEqualTo(new CodeOutcome.InvalidCode());
        assertThat(registration.code(token, wrongCode())).isEqualTo(new CodeOutcome.TooManyTries());
        assertThat(registration.code(token, lastCode())).isEqualTo(new CodeOutcome.TooManyTries());
    }

    @Test
    void aNewCodeBringsNoNewTries() {
        String token = start("anna@example.org");
        registration.code(token, wrongCode());
        registration.code(token, wrongCode());
        registration.start("anna@example.org", token, ADDRESS);
        assertThat(registration.code(token, wrongCode())).isEqualTo(new CodeOutcome.TooManyTries());
    }

    @Test
    void aCodeIsGoodForFiveMinutes() {
        String inTime = start("anna@example.org");
        String tooLate = start("anna@example.org");
        String code = mails.get(0).code();
        fixture.pass(Duration.ofMinutes(5));
        assertThat(registration.code(inTime, code)).isInstanceOf(CodeOutcome.Registered.class);
        fixture.pass(Duration.ofNanos(1));
        assertThat(registration.code(tooLate, lastCode())).isEqualTo(new CodeOutcome.TimedOut());
        fixture.pass(Duration.ofMinutes(5));
        registration.sweep();
        assertThat(registration.code(tooLate, lastCode())).isEqualTo(new CodeOutcome.InvalidToken());
    }

    @Test
    void theCodeIsSentThreeTimesAndOnlyTheLastOneCounts() {
        String token = start("anna@example.org");
        String first = lastCode();
        assertThat(registration.start("anna@example.org", token, ADDRESS)).isEqualTo(new StartOutcome.Started(token));
        assertThat(registration.start("anna@example.org", token, ADDRESS)).isEqualTo(new StartOutcome.Started(token));
        assertThat(registration.start("anna@example.org", token, ADDRESS)).isEqualTo(new StartOutcome.TooManySends());
        assertThat(mails).hasSize(3);
        if (!first.equals(lastCode())) {
            assertThat(registration.code(token, first)).isEqualTo(new CodeOutcome.InvalidCode());
        }
        registered(token);
    }

    @Test
    void nobodyCanFloodAMailboxByStartingAnew() {
        for (int i = 0; i < 3; i++) {
            start("anna@example.org");
        }
        assertThat(registration.start("anna@example.org", null, "198.51.100.7"))
                .isEqualTo(new StartOutcome.TooManySends());
        start("bert@example.org");
        fixture.pass(Duration.ofMinutes(5));
        start("anna@example.org");
        assertThat(mails).hasSize(5);
    }

    @Test
    void oneAddressStartsOnlySoManyRegistrations() {
        for (int i = 0; i < 10; i++) {
            start("anna" + i + "@example.org");
        }
        assertThat(registration.start("anna@example.org", null, ADDRESS))
                .isEqualTo(new StartOutcome.TooManyRegistrations());
        assertThat(registration.start("anna@example.org", null, "198.51.100.7"))
                .isInstanceOf(StartOutcome.Started.class);
    }

    @Test
    void thereIsRoomForSoManyRegistrationsUntilTheirTimeIsOver() {
        registration = open(Map.of("max-registrations", 2));
        start("a@example.org");
        start("b@example.org");
        assertThat(registration.start("c@example.org", null, ADDRESS))
                .isEqualTo(new StartOutcome.TooManyRegistrations());
        for (int i = 0; i < 5; i++) {
            fixture.pass(Duration.ofMinutes(5).plusNanos(1));
            start("c" + i + "@example.org");
            start("d" + i + "@example.org");
        }
    }

    @Test
    void aTokenOfSomebodyElseIsInvalid() {
        String token = start("anna@example.org");
        assertThat(registration.start("bert@example.org", token, ADDRESS)).isEqualTo(new StartOutcome.InvalidToken());
        assertThat(registration.start("anna@example.org", "never given", ADDRESS))
                .isEqualTo(new StartOutcome.InvalidToken());
        assertThat(registration.code("never given", "123456")).isEqualTo(new CodeOutcome.InvalidToken());
    }

    @Test
    void aMailServerThatIsDownIsSaidAndTakesNoRoom() {
        registration = open(Map.of("max-registrations", 1));
        mailServerIsDown = true;
        assertThat(registration.start("anna@example.org", null, ADDRESS)).isEqualTo(new StartOutcome.SendFailed());
        mailServerIsDown = false;
        start("anna@example.org");
    }

    @Test
    void aDisabledAccountGetsNoKeyByMail() {
        NewKey key = registered(start("anna@example.org"));
        fixture.accounts.disable(key.account());
        String token = start("anna@example.org");
        assertThat(registration.code(token, lastCode()))
                .isEqualTo(new CodeOutcome.Refused("the account of this e-mail address is disabled"));
    }

    @Test
    void aFullServerSaysSo() {
        registration = open(Map.of("max-accounts", 1));
        fixture.accounts.create("the only one");
        String token = start("anna@example.org");
        assertThat(registration.code(token, lastCode()))
                .isEqualTo(new CodeOutcome.Refused("this server takes no more accounts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@example.org",
                "anna@localhost",
                "anna@example..org",
                ".anna@example.org",
                "anna@-example.org",
                "anna@example.org\r\nBcc: bert@example.org",
                "anna @example.org",
                "a,b@example.org",
                "<anna@example.org>",
                "\u00e4nna@example.org"
            })
    void whatIsNoAddressIsRefused(String email) {
        assertThat(registration.start(email, null, ADDRESS)).isEqualTo(new StartOutcome.InvalidEmail());
        assertThat(mails).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.cc", "first.last+tag@mail.example.co.uk", "o'hara_x-1@xn--bcher-kva.example"})
    void ordinaryAddressesAreTaken(String email) {
        assertThat(registration.start(email, null, ADDRESS)).isInstanceOf(StartOutcome.Started.class);
    }

    @Property
    void whateverSomebodySendsAsAnAddressOnlyPlainCharactersReachTheMailServer(@ForAll String text) {
        EmailAddress.normalise(text)
                .ifPresent(address -> assertThat(address).matches("[!-~]+").hasSizeLessThanOrEqualTo(254));
    }

    private Registration open(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("registration", "open"));
        all.putAll(settings);
        fixture = new AccessFixture(all);
        AccessSettings read = AccessSettings.read(new GivenSettings(all));
        return new Registration(fixture.access, this::deliver, read, fixture.clock, new SecureRandom());
    }

    private void deliver(String email, String code) {
        if (mailServerIsDown) {
            throw new CodeSenderException("connection refused", new IllegalStateException());
        }
        mails.add(new Mail(email, code));
    }

    private String start(String email) {
        StartOutcome outcome = registration.start(email, null, ADDRESS);
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        return ((StartOutcome.Started) outcome).token();
    }

    private NewKey registered(String token) {
        CodeOutcome outcome = registration.code(token, lastCode());
        assertThat(outcome).isInstanceOf(CodeOutcome.Registered.class);
        return ((CodeOutcome.Registered) outcome).key();
    }

    private String lastCode() {
        return mails.getLast().code();
    }

    private String wrongCode() {
        return lastCode().equals("000000") ? "000001" : "000000";
    }
}

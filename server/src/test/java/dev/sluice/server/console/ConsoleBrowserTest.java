package dev.sluice.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.sluice.base.AccountId;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import dev.sluice.wire.items.Credentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a user of the console sees, in a browser, against a server of its own. Skipped where there is no Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleBrowserTest {
    private static final Pattern A_FEW_MS = Pattern.compile("(< 1|[\\d,.]+) ms");

    private Chromium chromium;
    private SluiceServer server;
    private Credentials credentials;
    private ConsolePage console;

    @BeforeAll
    void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        server = SluiceServer.startInMemory(Settings.defaults().withAddress("127.0.0.1:0"));
        credentials = server.firstCredentials().orElseThrow();
        console = new ConsolePage(chromium.browser(), new Browser.NewContextOptions());
    }

    @AfterEach
    void stop() {
        console.close();
        server.close();
        assertThat(console.scriptErrors()).isEmpty();
    }

    @Test
    void aWrongKeyIsRefusedInWords() {
        console.open(server.baseUri(), "demo").tryToLogIn(credentials.accountId(), "wrong");

        assertThat(console.byId("login-error")).containsText("Error 35: accountid or apikey is wrong");
        assertThat(console.field("API key")).isFocused();
        assertThat(console.field("API key")).hasAttribute("aria-invalid", "true");
        assertThat(console.status()).hasText("Not logged in");
    }

    @Test
    void theTextOfXrtcEnvPastedIntoOneFieldFillsBoth() {
        console.open(server.baseUri(), "demo");
        String envFile =
                "# first account\nACCOUNT_ID=" + credentials.accountId() + "\nAPI_KEY=" + credentials.apiKey() + "\n";

        console.field("Account id").evaluate("""
                (field, text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData("text/plain", text);
                  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
                }
                """, envFile);

        assertThat(console.field("Account id")).hasValue(credentials.accountId());
        assertThat(console.field("API key")).hasValue(credentials.apiKey());
        assertThat(console.button("Log in")).isFocused();
    }

    @Test
    void whatIsPublishedAppearsLive() {
        console.open(server.baseUri(), "demo").logIn(credentials);

        console.publish("hello");
        assertThat(console.payloads()).hasText(new String[] {"hello"});
        console.publish("{\"n\":2}");

        assertThat(console.payloads()).hasText(new String[] {"{\"n\":2}", "hello"});
        assertThat(console.figure("ring")).hasText("2 of 10");
        assertThat(console.cell(0, "age")).hasText(Pattern.compile("\\d\\.\\d s"));
        assertThat(console.cell(0, "time")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"));
        assertThat(console.cell(0, "delivery")).hasText(A_FEW_MS);
        assertThat(console.figure("delivery")).hasText(A_FEW_MS);
    }

    @Test
    void theTenNewestItemsStayAndTheirAgesTick() {
        console.open(server.baseUri(), "demo").logIn(credentials);
        for (int n = 1; n <= 12; n++) {
            console.publish("item " + n);
            assertThat(console.payloads().first()).hasText("item " + n);
        }

        assertThat(console.payloads()).hasCount(10);
        assertThat(console.payloads().last()).hasText("item 3");
        assertThat(console.figure("ring")).hasText("10 of 10");
        String age = console.cell(0, "age").textContent();
        assertThat(console.cell(0, "age")).not().hasText(age);
    }

    @Test
    void aWholePayloadOpensInADialogAndEscapeBringsBack() {
        console.open(server.baseUri(), "demo").logIn(credentials);
        console.publish("{\"unit\": \"bar\", \"values\": [1, 2]}");

        console.payloads().first().click();
        assertThat(console.byId("payload-text"))
                .hasText("{\n  \"unit\": \"bar\",\n  \"values\": [\n    1,\n    2\n  ]\n}");
        console.page().keyboard().press("Escape");

        assertThat(console.byId("payload-dialog")).isHidden();
        assertThat(console.payloads().first()).isFocused();
    }

    @Test
    void aPageThatWasCutOffComesBackAndSaysHowManyItemsItLost() throws IOException, InterruptedException {
        try (CuttableRelay relay = new CuttableRelay(server.baseUri());
                Publisher publisher = new Publisher(server.baseUri(), credentials)) {
            console.open(relay.baseUri(), "demo").logIn(credentials);
            publisher.publish("demo", "before");
            assertThat(console.payloads()).hasText(new String[] {"before"});

            relay.cut();
            assertThat(console.status()).containsText("trying again");
            for (int n = 1; n <= 15; n++) {
                publisher.publish("demo", "missed " + n);
            }
            relay.mend();

            assertThat(console.status()).hasText("Live on demo");
            assertThat(console.payloads().first()).hasText("missed 15");
            assertThat(console.figure("lost")).hasText("5");
            assertThat(console.activity()).containsText("5 items were lost");
            assertThat(console.cell(0, "delivery")).hasText("from ring");
        }
    }

    @Test
    void aReloadKeepsTheSessionAndThePortal() {
        console.open(server.baseUri(), "pumps").logIn(credentials);
        console.publish("kept");
        assertThat(console.payloads()).hasText(new String[] {"kept"});

        console.page().reload();

        assertThat(console.status()).hasText("Live on pumps");
        assertThat(console.payloads()).hasText(new String[] {"kept"});
        assertThat(console.cell(0, "delivery")).hasText("from ring");
    }

    @Test
    void nothingOfTheKeyIsStoredAndLoggingOutOutlastsAReload() {
        console.open(server.baseUri(), "demo").logIn(credentials);
        Object stored =
                console.page().evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");
        assertThat(stored).isEqualTo("[{},{},\"\"]");
        assertThat(console.byId("key-field")).hasValue("");

        console.button("Log out").click();
        console.page().reload();

        assertThat(console.status()).hasText("Not logged in");
        assertThat(console.field("Account id")).isFocused();
    }

    @Test
    void anEndedSessionIsSaidInWordsAndLoggingInIsOffered() {
        console.open(server.baseUri(), "demo").logIn(credentials);
        console.publish("last");
        assertThat(console.payloads()).hasText(new String[] {"last"});

        AccountId account = new AccountId(credentials.accountId());
        server.accounts().keys(account).forEach(key -> server.accounts().revokeKey(account, key.id()));

        assertThat(console.status()).hasText("Session ended");
        assertThat(console.byId("notice")).containsText("The session has ended");
        assertThat(console.payloads()).hasText(new String[] {"last"});
        console.button("Log in again").click();
        assertThat(console.byId("login-error")).containsText("Error 35");
        console.logIn(new Credentials(
                credentials.accountId(),
                server.accounts().createKey(account, "next").secret()));
        assertThat(console.payloads()).hasText(new String[] {"last"});
    }

    @Test
    void theServersRefusalsStandAtTheFieldTheyAreAbout() {
        console.open(server.baseUri(), "demo").logIn(credentials);

        console.publish("x".repeat(1100));
        assertThat(console.byId("publish-error")).containsText("Error 20: the request is larger than the limit");
        assertThat(console.field("Payload")).hasAttribute("aria-invalid", "true");
        console.watch("not a name");
        assertThat(console.byId("portal-error")).containsText("Error 30: portalid must be 1 to 32");
        assertThat(console.status()).hasText("Not connected");

        console.watch("good");
        assertThat(console.status()).hasText("Live on good");
        assertThat(console.byId("portal-error")).isEmpty();
    }

    @Test
    void aLateAnswerToAPublishDoesNotTakeTheFocusFromWhereTheUserIsByThen() {
        console.open(server.baseUri(), "demo").logIn(credentials);
        List<Route> held = new ArrayList<>();
        console.page().route("**/v1/item/set", held::add);
        console.publish("hello");
        console.page().waitForCondition(() -> !held.isEmpty());

        console.field("Portal id").focus();
        held.getFirst().resume();

        assertThat(console.byId("publish-result")).containsText("answered in");
        assertThat(console.button("Send")).isEnabled();
        assertThat(console.field("Portal id")).isFocused();
    }

    @Test
    void heldRowsStayWhileItemsAreCounted() {
        console.open(server.baseUri(), "demo").logIn(credentials);
        console.publish("one");
        assertThat(console.payloads()).hasText(new String[] {"one"});

        console.button("Hold display").click();
        console.publish("two");

        assertThat(console.figure("received")).hasText("2");
        assertThat(console.payloads()).hasText(new String[] {"one"});
        console.button("Hold display").click();
        assertThat(console.payloads()).hasText(new String[] {"two", "one"});
    }

    @Test
    void snippetsNameThisServerAndPortalAndNeverTheKey() {
        console.open(server.baseUri(), "pumps").logIn(credentials);
        for (String language : List.of("curl", "python", "java")) {
            console.byId("tab-" + language).click();
            assertThat(console.byId("snippet-code"))
                    .containsText(server.baseUri().toString());
            assertThat(console.byId("snippet-code")).containsText("pumps");
            assertThat(console.byId("snippet-code")).not().containsText(credentials.apiKey());
        }
    }

    @Test
    void aPortalIdOutOfALinkCannotBreakOutOfASnippet() {
        console.open(server.baseUri(), "a%27%3Brm%20-rf%20~%3B%27")
                .tryToLogIn(credentials.accountId(), credentials.apiKey());

        assertThat(console.byId("snippet-code")).containsText("portalid=PORTAL'");
        assertThat(console.byId("snippet-code")).not().containsText("rm");
    }

    @Test
    void theKeyboardReachesEverythingInTheOrderOfThePage() {
        console.open(server.baseUri(), "demo");
        assertThat(console.tabOrder(3)).containsExactly("account-field", "key-field", "login-button");
        console.logIn(credentials);
        console.publish("hello");
        assertThat(console.payloads()).hasCount(1);
        // Until the answer is there it is passed over.
        assertThat(console.button("Send")).isEnabled();
        console.byId("logout").focus();

        assertThat(console.tabOrder(11))
                .containsExactly(
                        "logout",
                        "portal-field",
                        "Watch",
                        "payload-field",
                        "publish-button",
                        "activity",
                        "hold",
                        "hello",
                        "copy",
                        "tab-curl",
                        "snippet");
        console.byId("tab-curl").focus();
        console.page().keyboard().press("ArrowRight");
        assertThat(console.byId("tab-python")).isFocused();
        assertThat(console.byId("tab-python")).hasAttribute("aria-selected", "true");
    }

    @Test
    void everythingHasANameAndEveryTextEnoughContrastInLightAndDark() {
        console.open(server.baseUri(), "demo");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            assertThat(console.accessibilityProblems(scheme)).isEmpty();
        }
        console.logIn(credentials);
        console.publish("hello");
        console.watch("not a name");
        assertThat(console.byId("portal-error")).not().isEmpty();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            assertThat(console.accessibilityProblems(scheme)).isEmpty();
        }
    }

    @Test
    void nothingStandsOutOfAPhonesWidth() {
        console.page().setViewportSize(360, 740);
        console.open(server.baseUri(), "demo").logIn(credentials);
        console.publish("{\"sensor\":\"pump-3\",\"comment\":\"" + "x".repeat(200) + "\"}");
        assertThat(console.payloads()).hasCount(1);

        Object wider = console.page().evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(wider).isEqualTo(0);
    }
}

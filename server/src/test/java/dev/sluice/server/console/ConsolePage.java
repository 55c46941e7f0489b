package dev.sluice.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sluice.wire.items.Credentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The page as its user sees it: by labels, roles and words. It notes every script error and every breach of the content
 * security policy.
 */
public final class ConsolePage implements AutoCloseable {
    private static final String ACCESSIBILITY = Script.beside(ConsolePage.class, "accessibility.js");

    private final BrowserContext context;
    private final Page page;
    private final List<String> scriptErrors = new ArrayList<>();

    ConsolePage(Browser browser, Browser.NewContextOptions options) {
        this.context = browser.newContext(options);
        this.page = context.newPage();
        page.onPageError(scriptErrors::add);
        page.onConsoleMessage(message -> {
            // Answers of 400 and up and lost connections are logged by the browser whatever the page does with them.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                scriptErrors.add(message.text());
            }
        });
    }

    ConsolePage open(URI baseUri, String portalId) {
        page.navigate(baseUri + "/#portal=" + portalId);
        assertThat(button("Log in")).isVisible();
        return this;
    }

    ConsolePage logIn(Credentials credentials) {
        tryToLogIn(credentials.accountId(), credentials.apiKey());
        assertThat(status()).containsText("Live on ");
        return this;
    }

    void tryToLogIn(String accountId, String apiKey) {
        field("Account id").fill(accountId);
        field("API key").fill(apiKey);
        button("Log in").click();
    }

    void publish(String payload) {
        field("Payload").fill(payload);
        field("Payload").press("Control+Enter");
    }

    void watch(String portalId) {
        field("Portal id").fill(portalId);
        button("Watch").click();
    }

    Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** The connection, in words. */
    Locator status() {
        return page.locator("#status");
    }

    Locator activity() {
        return page.getByRole(AriaRole.LOG);
    }

    /** The payloads on screen, newest first. */
    Locator payloads() {
        return page.locator("#ring-rows .payload:visible");
    }

    /** The cell of a row, counted from the newest. */
    Locator cell(int row, String column) {
        return page.locator("#ring-rows tr").nth(row).locator(".cell-" + column);
    }

    Locator figure(String name) {
        return page.locator("#figure-" + name);
    }

    Locator byId(String id) {
        return page.locator("#" + id);
    }

    /** Where the focus is, and where each press of Tab takes it: the id, or the text of what has none. */
    List<String> tabOrder(int stops) {
        List<String> order = new ArrayList<>();
        for (int stop = 0; stop < stops; stop++) {
            if (stop > 0) {
                page.keyboard().press("Tab");
            }
            order.add(String.valueOf(page.evaluate("document.activeElement.id || document.activeElement.textContent")));
        }
        return order;
    }

    /** Controls without a name, references to nothing, text with too little contrast; see accessibility.js. */
    List<String> accessibilityProblems(ColorScheme scheme) {
        return accessibilityProblems(page, scheme);
    }

    /** The same of any page. */
    public static List<String> accessibilityProblems(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        List<String> problems = new ArrayList<>();
        for (Object problem : (List<?>) page.evaluate(ACCESSIBILITY)) {
            problems.add(scheme + ": " + problem);
        }
        return problems;
    }

    Page page() {
        return page;
    }

    List<String> scriptErrors() {
        return scriptErrors;
    }

    @Override
    public void close() {
        context.close();
    }
}

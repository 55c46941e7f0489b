package dev.sluice.server.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sluice.server.console.Script;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One person at the room page, in a browser profile of its own, by labels, roles and words. Notes every script error. */
final class RoomTab implements AutoCloseable {
    /** For five calls in software on two busy cores; only a failing test waits this long. */
    private static final double PATIENCE_MS = 90_000;

    /** Small, because every picture is painted in software. */
    private static final int WIDTH = 640;

    private static final int HEIGHT = 520;

    private final BrowserContext context;
    private final Page page;
    private final List<String> scriptErrors = new ArrayList<>();

    RoomTab(Browser browser) {
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setPermissions(List.of("camera", "microphone")));
        this.page = context.newPage();
        page.addInitScript(Script.beside(RoomTab.class, "watch.js"));
        page.onPageError(scriptErrors::add);
        page.onConsoleMessage(message -> {
            // A browser logs lost connections whatever the page does about them.
            boolean lost = message.text().startsWith("WebSocket connection to")
                    || message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !lost) {
                scriptErrors.add(message.text());
            }
        });
    }

    static URI address(URI baseUri, String room) {
        String encoded = URLEncoder.encode(room, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(baseUri + "/rooms/" + encoded);
    }

    /** Opens the room and waits until this person is in it. */
    RoomTab join(URI baseUri, String room, String name) {
        page.navigate(address(baseUri, room).toString());
        assertThat(status()).hasAttribute("data-tone", "good", new HasAttributeOptions().setTimeout(PATIENCE_MS));
        page.getByLabel("Your name").fill(name);
        page.getByLabel("Your name").press("Tab");
        return this;
    }

    void seesAndHears(int others) {
        await("others => call.seesAndHears(others)", others);
    }

    void sees(int others) {
        await("others => call.sees(others)", others);
    }

    void hearsNothing() {
        await("() => call.hearsNothing()", 0);
    }

    private void await(String question, int argument) {
        page.waitForFunction(
                question,
                argument,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MS).setPollingInterval(100));
    }

    int connectionsMade() {
        return ((Number) page.evaluate("call.connectionsMade()")).intValue();
    }

    Locator status() {
        return page.locator("#status");
    }

    Locator tiles() {
        return page.locator(".tile");
    }

    Locator tile(String name) {
        return page.locator(".tile", new Page.LocatorOptions().setHasText(name));
    }

    /** The word about the connection to this person. */
    Locator stateOf(String name) {
        return tile(name).locator(".state");
    }

    Locator flagsOf(String name) {
        return tile(name).locator(".flags");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
    }

    /** What was written, line by line, the writer first. */
    Locator chatLines() {
        return page.locator("#chat-log li");
    }

    void write(String text) {
        page.getByLabel("Message to everybody").fill(text);
        page.getByLabel("Message to everybody").press("Enter");
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

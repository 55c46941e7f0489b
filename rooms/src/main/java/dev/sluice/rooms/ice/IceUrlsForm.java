package dev.sluice.rooms.ice;

import dev.sluice.base.ListForm;
import dev.sluice.base.SettingForm;
import java.util.List;
import java.util.regex.Pattern;

/** URLs of STUN (RFC 7064) or TURN servers (RFC 7065), separated by commas. */
enum IceUrlsForm implements SettingForm<List<String>> {
    STUN("stuns?:" + IceUrlsForm.AUTHORITY, "stun:HOST:3478 or stuns:stun.example.org"),
    TURN("turns?:" + IceUrlsForm.AUTHORITY + "(\\?transport=(udp|tcp))?", "turn:HOST:3478?transport=udp");

    /** The part that {@link IceServers#forHost} replaces by the host of the client's own request. */
    static final String PLACEHOLDER = "HOST";

    private static final String AUTHORITY = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";

    private final Pattern url;
    private final String example;

    IceUrlsForm(String url, String example) {
        this.url = Pattern.compile(url);
        this.example = example;
    }

    @Override
    public List<String> parse(String text) {
        List<String> urls = ListForm.INSTANCE.parse(text);
        if (urls.stream().allMatch(entry -> url.matcher(entry).matches())) {
            return urls;
        }
        throw new IllegalArgumentException("URLs such as " + example);
    }

    @Override
    public String write(List<String> value) {
        return ListForm.INSTANCE.write(value);
    }

    @Override
    public String type() {
        return "list of URLs";
    }
}

package dev.sluice.wire.items;

/** Where the calls live (XRTC technical API page, "Calls"; the last two are Sluice's views of the same portals). */
public final class ItemPaths {
    public static final String LOGIN = "/v1/auth/login";
    public static final String REGISTRATION_START = "/v1/auth/registrationstart";
    public static final String REGISTRATION_CODE = "/v1/auth/registrationcode";
    public static final String SET = "/v1/item/set";
    public static final String GET = "/v1/item/get";
    /** Server-Sent Events. */
    public static final String EVENT_STREAM = "/v1/item/stream";
    /** WebSocket. */
    public static final String SOCKET = "/v1/item/socket";
    /** The session cookie. */
    public static final String COOKIE = "JSESSIONID";

    private ItemPaths() {}
}

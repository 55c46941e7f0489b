package dev.sluice.server;

import dev.sluice.access.Access;
import dev.sluice.access.AccountAdmin;
import dev.sluice.access.AdminPassword;
import dev.sluice.access.Registration;
import dev.sluice.access.RegistrationSettings;
import dev.sluice.access.spi.CodeSender;
import dev.sluice.access.spi.CodeSenderException;
import dev.sluice.base.CannotStartException;
import dev.sluice.base.Clock;
import dev.sluice.edge.BackgroundWork;
import dev.sluice.edge.Entrance;
import dev.sluice.edge.Health;
import dev.sluice.edge.HttpEdge;
import dev.sluice.edge.HttpSettings;
import dev.sluice.edge.HttpStats;
import dev.sluice.edge.ListenAddress;
import dev.sluice.edge.Metrics;
import dev.sluice.edge.MetricsEndpoint;
import dev.sluice.edge.Routes;
import dev.sluice.edge.admin.AccountCalls;
import dev.sluice.edge.admin.AdminEndpoint;
import dev.sluice.edge.admin.AdminGate;
import dev.sluice.edge.admin.RoomCalls;
import dev.sluice.edge.items.ItemRoutes;
import dev.sluice.edge.web.RoomPageEndpoint;
import dev.sluice.edge.web.StaticEndpoint;
import dev.sluice.items.ItemPlane;
import dev.sluice.server.settings.Settings;
import dev.sluice.store.FirstRun;
import dev.sluice.store.mail.SmtpCodeSender;
import dev.sluice.stun.StunServer;
import dev.sluice.wire.items.Credentials;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A running Sluice. The only place where the planes, the doors and the stores are plugged together.
 *
 * <pre>{@code
 * try (SluiceServer server = SluiceServer.startInMemory(Settings.defaults().withAddress("127.0.0.1:0"))) {
 *     URI base = server.baseUri();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Starting and closing block.
 */
public final class SluiceServer implements AutoCloseable {
    private static final Duration ITEM_SWEEP = Duration.ofSeconds(10);
    private static final Duration ACCESS_SWEEP = Duration.ofSeconds(1);
    /** Logins, scrapes and admin calls that may be under way at once. */
    private static final int BACKGROUND_AT_ONCE = 256;

    private static final int MAX_ACCOUNT_BODY_BYTES = 4096;
    /** Descriptions of peers may be this long. */
    private static final int MAX_ROOM_BODY_BYTES = 65_536;

    private final Settings settings;
    private final Storage storage;
    private final Access access;
    private final ItemRoutes itemRoutes;
    private final RoomWiring rooms;
    private final Health health;
    private final Metrics metrics;
    private final Timers timers = new Timers();
    private final HttpStats httpStats = new HttpStats();
    private final Entrance entrance;
    private final HttpEdge edge;
    private final StunServer stun;
    private final FirstRun.Outcome firstRun;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SluiceServer(Settings settings, Storage storage, Clock clock) {
        SecureRandom random = new SecureRandom();
        this.settings = settings;
        this.storage = storage;
        this.access = new Access(storage.accounts(), settings.access(), clock, random);
        this.firstRun = storage.provision(access.accounts(), random);

        Routes routes = new Routes();
        BackgroundWork background = new BackgroundWork(BACKGROUND_AT_ONCE);
        ItemPlane plane = new ItemPlane(settings.items(), clock);
        access.onSessionEnd(plane::forget);
        Registration registration = new Registration(access, codeSender(settings), settings.access(), clock, random);
        this.itemRoutes = new ItemRoutes(
                routes, settings.items(), settings.http(), access, registration, plane, background, clock);
        this.stun = stun(settings, clock);
        this.rooms = new RoomWiring(settings, stun::port, routes, clock, random);
        this.health = new Health(routes);
        this.metrics = Gauges.over(httpStats, plane, access, itemRoutes.openGets(), stun.stats());
        rooms.measure(metrics);
        AdminPassword password = new AdminPassword(firstRun.adminPassword(), settings.access(), clock);
        addAdmin(routes, password, background);
        addMetrics(routes, settings.http(), new MetricsEndpoint(metrics, background), password);
        StaticEndpoint files = new StaticEndpoint();
        RoomPageEndpoint roomPage = new RoomPageEndpoint(files);
        routes.get(RoomPageEndpoint.PATH, roomPage).addPrefix(RoomPageEndpoint.PREFIX, roomPage);
        routes.addPrefix("/", files);

        this.entrance = new Entrance(
                settings.http().address(), routes, "http.address", "choose another: --http HOST:PORT", false);
        List<Entrance> entrances =
                Stream.concat(Stream.of(entrance), rooms.sspEntrance().stream()).toList();
        this.edge = HttpEdge.start(settings.http(), entrances, httpStats, clock);
        openBesides();
        storage.publishUrls(baseUri().toString());
        timers.every(ACCESS_SWEEP, "access", access::sweep);
        timers.every(ACCESS_SWEEP, "registration", registration::sweep);
        timers.every(ACCESS_SWEEP, "admin password", password::sweep);
        timers.every(ITEM_SWEEP, "items", plane::sweep);
        timers.every(ACCESS_SWEEP, "stun", stun::sweep);
        rooms.start(timers);
        health.ready(true);
    }

    private static StunServer stun(Settings settings, Clock clock) {
        ListenAddress front = settings.http().address();
        return new StunServer(settings.stun(), front.host(), front.port() == 0, clock);
    }

    /** After the front door, so that of two servers with the same ports the second is told of the front door's. */
    private void openBesides() {
        try {
            stun.open();
            rooms.open();
        } catch (CannotStartException fault) {
            stun.close();
            edge.close();
            throw fault;
        }
    }

    /** A mail server is needed only where anybody may register. */
    private static CodeSender codeSender(Settings settings) {
        if (settings.access().registration().mode() == RegistrationSettings.Mode.OPEN) {
            return new SmtpCodeSender(settings.mail());
        }
        return (email, code) -> {
            throw new CodeSenderException("not sent", new IllegalStateException("registration is off"));
        };
    }

    private void addAdmin(Routes routes, AdminPassword password, BackgroundWork background) {
        AdminEndpoint rooms = new AdminEndpoint(this.rooms.adminCalls(), MAX_ROOM_BODY_BYTES, background);
        AdminEndpoint accounts =
                new AdminEndpoint(new AccountCalls(access.accounts()), MAX_ACCOUNT_BODY_BYTES, background);
        routes.addPrefix(RoomCalls.PREFIX, new AdminGate(password, rooms))
                .addPrefix(AdminEndpoint.PREFIX, new AdminGate(password, accounts));
    }

    private static void addMetrics(Routes routes, HttpSettings http, MetricsEndpoint metrics, AdminPassword password) {
        switch (http.metrics()) {
            case OPEN -> routes.get(MetricsEndpoint.PATH, metrics);
            case ADMIN -> routes.get(MetricsEndpoint.PATH, new AdminGate(password, metrics));
            case OFF -> {}
        }
    }

    /**
     * Starts with the data folder of the settings.
     *
     * @throws dev.sluice.base.CannotStartException when the data folder cannot be used or a port cannot be had
     */
    public static SluiceServer start(Settings settings) {
        return start(settings, Storage.in(settings.data()));
    }

    /** Starts without a data folder: accounts are gone when the server is closed. */
    public static SluiceServer startInMemory(Settings settings) {
        return start(settings, Storage.inMemory());
    }

    private static SluiceServer start(Settings settings, Storage storage) {
        try {
            return new SluiceServer(settings, storage, Clock.system());
        } catch (RuntimeException fault) {
            storage.close();
            throw fault;
        }
    }

    /** Where a client on this machine reaches it, without a slash at the end. */
    public URI baseUri() {
        return uri("http", entrance);
    }

    /** The port that speaks signalling alone, if there is one: {@code ws://localhost:7001}. */
    public Optional<URI> sspUri() {
        return rooms.sspEntrance().map(ssp -> uri("ws", ssp));
    }

    private URI uri(String scheme, Entrance at) {
        return URI.create(scheme + (settings.http().tls() ? "s" : "") + "://" + at.localName() + ":" + at.port());
    }

    /** The UDP port of the STUN server; 0 if it is off. */
    public int stunPort() {
        return stun.port();
    }

    /** The password of the user {@code admin}. */
    public String adminPassword() {
        return firstRun.adminPassword();
    }

    /** Whether the admin password was made at this start. */
    public boolean isAdminPasswordNew() {
        return firstRun.newPassword();
    }

    /** The first account's id and API key, if they were made at this start; they cannot be had again. */
    public Optional<Credentials> firstCredentials() {
        return firstRun.newCredentials().map(first -> new Credentials(first.accountId(), first.apiKey()));
    }

    /** Accounts and keys. Every method of it blocks. */
    public AccountAdmin accounts() {
        return access.accounts();
    }

    /**
     * Stops without cutting anybody off: readiness goes away, what is open is ended as if its time were up, requests
     * under way are answered, and then the server closes; after the drain timeout it closes all the same.
     */
    public void drainAndClose() {
        health.ready(false);
        itemRoutes.openGets().drain();
        rooms.drain();
        long deadlineNs = System.nanoTime() + settings.drainTimeout().toNanos();
        while (isBusy() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        close();
    }

    private boolean isBusy() {
        return itemRoutes.openGets().count() > 0 || rooms.isBusy() || httpStats.activeRequests() > 0;
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        health.ready(false);
        timers.close();
        rooms.close();
        edge.close();
        stun.close();
        access.close();
        metrics.close();
        storage.close();
    }
}

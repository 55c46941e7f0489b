package dev.sluice.edge.items;

import dev.sluice.access.Access;
import dev.sluice.access.Registration;
import dev.sluice.base.Clock;
import dev.sluice.edge.BackgroundWork;
import dev.sluice.edge.HttpSettings;
import dev.sluice.edge.OriginCheck;
import dev.sluice.edge.Routes;
import dev.sluice.items.ItemPlane;
import dev.sluice.items.ItemSettings;
import dev.sluice.wire.items.ItemPaths;
import dev.sluice.wire.items.ItemRequestReader;
import io.vertx.core.http.HttpMethod;

/** Puts the item dialect on the front door. */
public final class ItemRoutes {
    private final OpenGets openGets = new OpenGets();

    public ItemRoutes(
            Routes routes,
            ItemSettings items,
            HttpSettings http,
            Access access,
            Registration registration,
            ItemPlane plane,
            BackgroundWork background,
            Clock clock) {
        ItemRequestReader reader = new ItemRequestReader(items.wireLimits());
        SessionGate gate = new SessionGate(access);
        addAccess(routes, reader, access, registration, background, new LoginAnswers(clock, http.tls()));
        routes.add(HttpMethod.POST, ItemPaths.SET, new SetEndpoint(reader, gate, new ItemSets(plane)))
                .add(
                        HttpMethod.POST,
                        ItemPaths.GET,
                        new GetEndpoint(reader, gate, access, plane, openGets, items.getTimeout()))
                .add(
                        HttpMethod.GET,
                        ItemPaths.EVENT_STREAM,
                        new EventStreamEndpoint(items.wireLimits(), gate, access, plane, openGets, http.heartbeat()))
                .add(
                        HttpMethod.GET,
                        ItemPaths.SOCKET,
                        new SocketEndpoint(
                                reader,
                                gate,
                                access,
                                plane,
                                openGets,
                                new OriginCheck(http.allowedOrigins()),
                                http.heartbeat()));
    }

    private static void addAccess(
            Routes routes,
            ItemRequestReader reader,
            Access access,
            Registration registration,
            BackgroundWork background,
            LoginAnswers logins) {
        routes.add(
                        HttpMethod.POST,
                        ItemPaths.LOGIN,
                        new BackgroundEndpoint<>(
                                reader,
                                background,
                                reader::login,
                                (given, address) -> access.login(given.accountId(), given.apiKey(), address),
                                logins::answer))
                .add(
                        HttpMethod.POST,
                        ItemPaths.REGISTRATION_START,
                        new BackgroundEndpoint<>(
                                reader,
                                background,
                                reader::registrationStart,
                                (given, address) ->
                                        registration.start(given.email(), given.registrationToken(), address),
                                RegistrationAnswers::started))
                .add(
                        HttpMethod.POST,
                        ItemPaths.REGISTRATION_CODE,
                        new BackgroundEndpoint<>(
                                reader,
                                background,
                                reader::registrationCode,
                                (given, address) -> registration.code(given.registrationToken(), given.emailCode()),
                                RegistrationAnswers::finished));
    }

    /** What is open now. */
    public OpenGets openGets() {
        return openGets;
    }
}

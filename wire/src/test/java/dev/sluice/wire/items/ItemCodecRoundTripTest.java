package dev.sluice.wire.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the client's codec writes, the server's codec reads as the same request. */
class ItemCodecRoundTripTest {
    private final ItemRequestReader server = new ItemRequestReader(new ItemLimits(PortalId.MAX_CHARS, 100, 65_536));

    @Property
    void aSetArrivesAsItWasSent(@ForAll("sets") List<NewItem> items) {
        assertThat(server.set(ItemRequestWriter.set(items))).isEqualTo(items);
    }

    @Property
    void aGetArrivesAsItWasSent(@ForAll("queries") GetQuery query) {
        assertThat(server.get(ItemRequestWriter.get(query))).isEqualTo(query);
    }

    @Property(tries = 20)
    void aLoginArrivesAsItWasSent(@ForAll("keys") String apiKey) {
        Credentials credentials = new Credentials("AC0123456789012345", apiKey);
        assertThat(server.login(ItemRequestWriter.login(credentials))).isEqualTo(credentials);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().alpha().numeric().ofLength(32);
    }

    @Provide
    Arbitrary<List<NewItem>> sets() {
        Arbitrary<String> payloads = Arbitraries.strings()
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
        return Combinators.combine(portalIds(), payloads)
                .as(NewItem::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<GetQuery> queries() {
        Arbitrary<PortalQuery> portals = Combinators.combine(
                        portalIds(),
                        Arbitraries.of(Schedule.class),
                        Arbitraries.of(PortalQuery.NO_CUTOFF, 0L, 500L),
                        Arbitraries.of(0L, 1L, 1659716661000L))
                .as(PortalQuery::new);
        return Combinators.combine(
                        portals.list()
                                .uniqueElements(PortalQuery::portalId)
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.of(Mode.class))
                .as(GetQuery::new);
    }

    private static Arbitrary<PortalId> portalIds() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(PortalId.MAX_CHARS)
                .filter(text -> PortalId.isValid(text, PortalId.MAX_CHARS))
                .map(PortalId::new);
    }
}

package dev.sluice.wire.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemRequestWriterTest {
    private static final PortalId A = new PortalId("a");
    private static final PortalId B = new PortalId("b");

    @Test
    void aLoginCarriesAccountAndKey() {
        assertThat(ItemRequestWriter.login(new Credentials("AC1", "key")))
                .asString(UTF_8)
                .isEqualTo("{\"accountid\":\"AC1\",\"apikey\":\"key\"}");
    }

    @Test
    void aSetEscapesItsPayload() {
        assertThat(ItemRequestWriter.set(List.of(new NewItem(A, "{\"t\": 1}\n"), new NewItem(B, "ä"))))
                .asString(UTF_8)
                .isEqualTo("{\"items\":[{\"portalid\":\"a\",\"payload\":\"{\\\"t\\\": 1}\\n\"},"
                        + "{\"portalid\":\"b\",\"payload\":\"ä\"}]}");
    }

    @Test
    void aGetLeavesDefaultsOut() {
        assertThat(get(Mode.PROBE, PortalQuery.of(A))).isEqualTo("{\"portals\":[{\"portalid\":\"a\"}]}");
        assertThat(get(Mode.PROBE)).isEqualTo("{\"portals\":[]}");
    }

    @Test
    void optionsThatAllPortalsShareStandBesideThem() {
        assertThat(get(
                        Mode.STREAM,
                        new PortalQuery(A, Schedule.FIFO, 500, 0),
                        new PortalQuery(B, Schedule.FIFO, 500, 77)))
                .isEqualTo("{\"portals\":[{\"portalid\":\"a\"},{\"portalid\":\"b\",\"servertimestamp\":77}],"
                        + "\"mode\":\"stream\",\"schedule\":\"FIFO\",\"cutoff\":500}");
    }

    @Test
    void optionsThatDifferStandInsideTheirPortal() {
        assertThat(get(Mode.WATCH, new PortalQuery(A, Schedule.FIFO, -1, 0), new PortalQuery(B, Schedule.LIFO, 500, 0)))
                .isEqualTo("{\"portals\":[{\"portalid\":\"a\",\"schedule\":\"FIFO\"},"
                        + "{\"portalid\":\"b\",\"cutoff\":500}],\"mode\":\"watch\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\uD83D", "\uD83Dx", "\uDE00", "\uDE00\uD83D"})
    void halfOfASurrogatePairIsRefusedBecauseItHasNoUtf8Form(String payload) {
        assertThatThrownBy(() -> ItemRequestWriter.set(List.of(new NewItem(A, payload))))
                .hasMessageContaining("items[0].payload")
                .isInstanceOfSatisfying(
                        ItemRefusal.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(ItemError.INVALID_ARGUMENTS));
    }

    /** A set's items, with a timestamp or without, are written as a get's answer is read. */
    @Property
    void whatIsWrittenIsReadBack(@ForAll String payload) {
        Assume.that(UTF_8.newEncoder().canEncode(payload));
        GetAnswer read = ItemAnswerReader.get(ItemRequestWriter.set(List.of(new NewItem(A, payload))));
        assertThat(read.items()).containsExactly(new Item(A, payload, 0));
    }

    private static String get(Mode mode, PortalQuery... portals) {
        return new String(ItemRequestWriter.get(new GetQuery(List.of(portals), mode)), UTF_8);
    }
}

package dev.sluice.server.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.client.items.XrtcClient;
import dev.sluice.server.SluiceServer;
import dev.sluice.wire.items.Item;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SluiceExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SluiceExtensionTest {
    private SluiceServer ofTheClass;

    @BeforeAll
    void isGivenToMethodsBeforeAll(SluiceServer server) {
        ofTheClass = server;
    }

    @Test
    void aTestIsGivenTheServerOfItsClass(SluiceServer server) {
        assertThat(server).isSameAs(ofTheClass);
        assertThat(server.baseUri()).hasHost("localhost");
        assertThat(server.baseUri().getPort()).isPositive();
    }

    @Test
    void aTestIsGivenAClientThatIsLoggedIn(XrtcClient client) {
        client.set("abc", "hello");
        try (var items = client.get("abc")) {
            assertThat(items).extracting(Item::payload).containsExactly("hello");
        }
    }

    @Nested
    final class Inside {
        @Test
        void aNestedClassSharesTheServer(SluiceServer server) {
            assertThat(server).isSameAs(ofTheClass);
        }
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> SluiceExtension.with("items.get-timeot=1s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("items.get-timeot")
                .hasMessageContaining("items.get-timeout");
    }
}

package dev.vigia.integration.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Setting;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes along when a key is copied from a page or a mail. */
@QuarkusTest
class PastedSettingsTest {

    @Inject
    Marketplaces marketplaces;

    private final Desk desk = new Desk();

    @TestFactory
    Stream<DynamicTest> a_character_that_cannot_be_seen_is_refused_beside_its_field_and_nothing_is_kept() {
        return marketplaces.all().stream().flatMap(marketplace -> marketplace.connector().map(Connector::settings)
                .orElse(List.of()).stream().filter(setting -> setting.choices().isEmpty())
                .map(setting -> dynamicTest(marketplace.code() + " " + setting.name(),
                        () -> isRefused(marketplace.code(), setting))));
    }

    private void isRefused(String marketplace, Setting setting) {
        Response answer = desk.fillIn("admin", "/integrations/new?marketplace=" + marketplace,
                Map.of("minimumStock", "3", "setting-" + setting.name(), "SECRETKEY-1234\nx"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).text()).contains("tiene caracteres que no se ven");
        if (setting.secret()) {
            assertThat(answer.asString()).doesNotContain("SECRETKEY");
        }
        assertThat(Shop.number("select count(*) from integration where retailer_id = " + desk.shop.retailerId))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\nb", "a\rb", "a\tb", "a\u0000b", "a\u001bb", "a\u0085b", "a\u200bb", "a\u2028b",
            "a\u00adb", "a\ufeffb", "a\u007fb" })
    void it_does_not_matter_which(String value) {
        assertThat(Setting.isInvisible(Setting.trimmed(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { " key ", "key\r\n", "\ufeffkey", "key\u200b", "\u00a0key\u00a0", "\tkey\u2028",
            "\u3000key" })
    void at_either_end_it_is_left_out(String value) {
        assertThat(Setting.trimmed(value)).isEqualTo("key");
    }

    @Test
    void a_space_inside_stays() {
        assertThat(Setting.trimmed("a key")).isEqualTo("a key");
        assertThat(Setting.isInvisible("a key ñ")).isFalse();
    }
}

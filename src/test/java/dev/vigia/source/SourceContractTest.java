package dev.vigia.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Setting;
import dev.vigia.testing.marketplace.Cast;
import dev.vigia.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every type of source declares and does must hold; a new one is found by itself. */
@QuarkusTest
class SourceContractTest {

    @Inject
    SourceConnectors connectors;

    @Test
    void settings_are_told_apart_and_explained_in_each_language() {
        assertThat(connectors.all()).isNotEmpty().extracting(SourceConnector::code).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z][a-z0-9-]*"));
        assertThat(connectors.all()).allSatisfy(connector -> {
            assertThat(connector.name()).isNotBlank();
            assertThat(connector.settings()).isNotEmpty().extracting(Setting::name).doesNotHaveDuplicates();
            assertThat(connector.settings()).anyMatch(Setting::secret);
            connector.settings().forEach(SourceContractTest::isExplained);
        });
    }

    private static void isExplained(Setting setting) {
        assertThat(setting.name()).matches("[a-z][a-z-]*");
        assertThat(Pattern.compile(setting.format())).isNotNull();
        for (Locale language : Language.ALL) {
            assertThat(setting.choices()).allMatch(choice -> !setting.choiceLabel().apply(language, choice).isBlank());
            assertThat(setting.label().apply(language)).isNotBlank();
            assertThat(setting.help().apply(language)).endsWith(".");
        }
    }

    @Test
    void an_account_of_its_sandbox_is_listed_and_read() {
        connectors.all().forEach(connector -> {
            Cast cast = new Cast(connector.code());
            String seller = cast.newSeller();
            cast.put(seller, "{\"sku\":\"7\",\"quantity\":3}");
            SourceAccount account = new AskedSource(cast.account(seller));
            assertThat(connector.account(cast.account(seller))).isNotBlank();
            String id = onlyId(connector, account);
            assertThat(connector.warehouses(account)).isNotEmpty().anyMatch(RemoteWarehouse::sells);
            assertThat(connector.idsPerRead(account)).isPositive();
            List<SkuReading> read = connector.read(account, List.of(new SkuQuestion(id, true, false)));
            assertThat(read).singleElement().satisfies(reading -> {
                assertThat(reading.said()).isEqualTo(SkuReading.ReadingKind.STOCK);
                assertThat(reading.levels()).extracting(SkuReading.RemoteLevel::onHand).containsExactly(3);
                assertThat(reading.product().orElseThrow().sku()).isEqualTo("7");
                assertThat(reading.observedAt()).isEqualTo(AskedSource.NOON);
            });
            List<PermissionCheck> checks = connector.probe(account);
            assertThat(checks).extracting(PermissionCheck::result).containsOnly(PermissionCheck.Permitted.GRANTED);
            Language.ALL.forEach(language -> assertThat(checks).allMatch(check -> !connector.permission(language, check
                    .permission()).isBlank()));
        });
    }

    /** By it the source is asked; most call it by the SKU itself. */
    private static String onlyId(SourceConnector connector, SourceAccount account) {
        List<String> ids = connector.ids(account, 1).ids();
        assertThat(ids).singleElement().asString().contains("7");
        return ids.get(0);
    }

    @Test
    void whatever_is_no_answer_is_no_reading() {
        connectors.all().forEach(connector -> {
            Cast cast = new Cast(connector.code());
            String seller = cast.newSeller();
            cast.put(seller, "{\"sku\":\"7\",\"quantity\":3}");
            SourceAccount account = new AskedSource(cast.account(seller));
            String id = onlyId(connector, account);
            for (String fault : List.of("\"html\"", "\"empty\"", "\"malformed\"", "\"reset\"",
                    "\"status\",\"status\":500", "\"status\",\"status\":503", "\"status\",\"status\":400")) {
                cast.fault("{\"match\":\"/\",\"kind\":" + fault + "}");
                assertThatThrownBy(() -> connector.read(account, List.of(new SkuQuestion(id, false, false)))).as(fault)
                        .isInstanceOf(ConnectorException.class);
                assertThatThrownBy(() -> connector.ids(account, 1)).as(fault).isInstanceOf(ConnectorException.class);
                assertThatThrownBy(() -> connector.warehouses(account)).as(fault).isInstanceOf(
                        ConnectorException.class);
            }
            cast.heal();
        });
    }
}

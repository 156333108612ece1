package dev.vigia.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.Limit;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every connector declares must hold; a new one is found by itself. */
@QuarkusTest
class ConnectorContractTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("es"), Locale.forLanguageTag("pt"),
            Locale.ENGLISH);

    @Inject
    @Any
    Instance<Connector> connectors;

    @Inject
    Marketplaces marketplaces;

    @Test
    void every_connector_belongs_to_a_configured_marketplace() {
        assertThat(connectors).isNotEmpty().extracting(Connector::code).doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(marketplaces.get(code).isAvailable()).isTrue());
    }

    @Test
    void settings_are_told_apart_and_explained_in_each_language() {
        assertThat(connectors).allSatisfy(connector -> {
            assertThat(connector.settings()).isNotEmpty().extracting(Setting::name).doesNotHaveDuplicates();
            connector.settings().forEach(ConnectorContractTest::isExplained);
        });
    }

    /** With the first choice wherever there is one; a connector answers even before anything was typed. */
    private static Account account(Connector connector) {
        Map<String, String> settings = connector.settings().stream().filter(setting -> !setting.choices().isEmpty())
                .collect(Collectors.toMap(Setting::name, setting -> setting.choices().get(0)));
        return new TestAccount(URI.create("http://localhost"), settings);
    }

    private static void isExplained(Setting setting) {
        assertThat(setting.name()).matches("[a-z][a-z-]*");
        assertThat(Pattern.compile(setting.format())).isNotNull();
        assertThat(setting.choices()).allMatch(choice -> choice.matches(setting.format()));
        for (Locale language : LANGUAGES) {
            assertThat(setting.choices()).allMatch(choice -> !setting.choiceLabel().apply(language, choice).isBlank());
            assertThat(setting.label().apply(language)).as("%s in %s", setting.name(), language).isNotBlank();
            assertThat(setting.help().apply(language)).as("help on %s in %s", setting.name(), language).endsWith(".");
        }
        assertThat(LANGUAGES.stream().map(setting.help()).distinct()).as("translations of %s", setting.name())
                .hasSameSizeAs(LANGUAGES);
    }

    @Test
    void ways_grow_from_the_fewest_offers_per_call() {
        assertThat(connectors).allSatisfy(connector -> {
            assertThat(connector.sendModes(account(connector))).isNotEmpty().isSortedAccordingTo(
                    (one, other) -> Integer.compare(one.offersPerCall(), other.offersPerCall()));
            assertThat(connector.sendModes(account(connector))).extracting(SendMode::name).doesNotHaveDuplicates();
            assertThat(connector.sendModes(account(connector))).allMatch(way -> way.offersPerCall() > 0);
            assertThat(connector.readBackSize()).isPositive();
        });
    }

    @Test
    void limits_allow_something_and_are_told_apart() {
        assertThat(connectors).allSatisfy(connector -> {
            assertThat(connector.sendModes(account(connector))).extracting(SendMode::limit)
                    .allMatch(limit -> limit.perSecond() > 0 && limit.burst() > 0);
            assertThat(connector.sendModes(account(connector)).stream().map(SendMode::limit).distinct().map(
                    Limit::name))
                    .doesNotHaveDuplicates();
        });
    }
}

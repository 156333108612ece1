package dev.vigia.source.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.vigia.testing.Patiently.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.vigia.credentials.Credentials;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From an empty shop to the first zero at a marketplace, with the stock that VTEX has. */
@QuarkusTest
class ConnectSourceJourneyTest extends Journey {

    private static final Cast VTEX = new Cast("vtex");
    private static final Cast NETSHOES = new Cast("netshoes");
    private static final Map<String, Words> WORDS = Map.of("es", new Words("falta este permiso",
            "La clave tiene todos los permisos", "1 almacén espera", "Disponible 3 ≤ mínimo 5"), "pt", new Words(
                    "falta esta permissão", "A chave tem todas as permissões", "1 depósito espera",
                    "Disponível 3 ≤ mínimo 5"),
            "en", new Words("this permission is missing", "The key has all the permissions", "1 warehouse waits",
                    "Available 3 ≤ minimum 5"));

    @Inject
    Marketplaces marketplaces;

    @Inject
    Credentials credentials;

    private final Shop shop = new Shop();
    private Visitor ana;
    private Page page;
    private Words words;
    private String language;

    private record Words(String lacking, String fine, String waits, String reason) {
    }

    @AfterEach
    void disconnect() {
        shop.switchOff();
        Shop.execute("delete from source where retailer_id = " + shop.retailerId);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_shop_connects_vtex_and_reaches_its_first_zero(String spoken) {
        language = spoken;
        words = WORDS.get(language);
        ana = another(new NewContextOptions().setLocale(language));
        VTEX.put(shop.code, "{\"sku\":\"1\",\"quantity\":40},{\"sku\":\"2\",\"quantity\":3}");
        refuse("\"docks\"");
        String seller = sellOnNetshoes();
        ana.signInAs("Ana", "admin,operator,viewer,retailer:" + shop.code, "/");
        page = ana.page();
        connect();
        test();
        map();
        page.navigate("/stock/2");
        assertThat(page.locator(".listing-reason")).containsText(words.reason);
        await().until(() -> NETSHOES.quantity(seller, "2") == 0 && NETSHOES.quantity(seller, "1") == 40);
    }

    private void refuse(String resource) {
        Cast.json().body("{\"account\":\"" + shop.code + "\",\"refused\":[" + resource + "]}").put(VTEX.base()
                + "/_shop").then().statusCode(204);
    }

    /** Two ads that show what was true once, and a minimum of 5. */
    private String sellOnNetshoes() {
        String seller = NETSHOES.newSeller();
        NETSHOES.put(seller, "{\"sku\":\"1\",\"quantity\":10},{\"sku\":\"2\",\"quantity\":10}");
        long id = shop.integration("netshoes", 5);
        QuarkusTransaction.requiringNew().run(() -> credentials.put(shop.retailerId, id, marketplaces.get("netshoes")
                .connector().orElseThrow().settings(), NETSHOES.account(seller)));
        Shop.execute("update integration set enabled = true where id = " + id);
        return seller;
    }

    private void connect() {
        assertThat(page.locator(".first-step").first().locator(".btn-primary")).hasAttribute("href", "/sources");
        look("source-first-steps");
        page.locator(".first-step a[href='/sources']").click();
        page.locator("main a[href='/sources/new?kind=vtex']").click();
        page.locator("form.schedule .btn-primary").click();
        assertThat(page.locator(".field-error")).hasCount(3);
        look("source-wrong");
        VTEX.account(shop.code).forEach((name, value) -> {
            if (page.locator("select#source-" + name).count() > 0) {
                page.locator("#source-" + name).selectOption(value);
            } else {
                page.locator("#source-" + name).fill(value);
            }
        });
        page.locator("form.schedule .btn-primary").click();
        assertThat(page.locator(".webhook-secret")).containsText("/hooks/vtex/");
    }

    private void test() {
        page.locator("form[action$='/test'] button").click();
        assertThat(page.locator("#test-result")).containsText(words.lacking);
        look("source-lacking");
        ana.assertNoBarriers();
        refuse("");
        page.locator("form[action$='/test'] button").click();
        assertThat(page.locator("#test-result")).containsText(words.fine);
    }

    private void map() {
        await().until(() -> Shop.number("select count(*) from source_warehouse where retailer_id = "
                + shop.retailerId) == 1);
        page.navigate("/sources");
        assertThat(page.locator(".scheduled")).containsText(words.waits);
        look("source-open");
        page.locator(".scheduled-next a[href$='/warehouses']").click();
        page.locator("select[name=meaning]").selectOption("new");
        look("source-warehouses");
        page.locator("form.warehouse-mappings .btn-primary").click();
        await().until(() -> Shop.number("select count(*) from source_figures where skus = 2 and unread = 0"
                + " and retailer_id = " + shop.retailerId) == 1);
        page.navigate("/sources");
        assertThat(page.locator(".scheduled .facts dd").first()).hasText("2");
        look("source-read");
    }

    private void look(String name) {
        ana.photograph(name + "-" + language);
    }
}

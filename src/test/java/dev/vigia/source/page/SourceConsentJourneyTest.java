package dev.vigia.source.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody connects Bling in a browser: from the page of sources to Bling's own page, and back. */
@QuarkusTest
class SourceConsentJourneyTest extends Journey {

    private final Shop shop = new Shop();

    @AfterEach
    void remove() {
        Shop.execute("delete from source where retailer_id = " + shop.retailerId);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void bling_is_connected_by_its_owner(String language) {
        new Cast("bling").put(shop.code, "{\"sku\":\"1\",\"quantity\":7}");
        Visitor owner = another(new NewContextOptions().setLocale(language));
        owner.signInAs("Ana", "admin,retailer:" + shop.code, "/sources");
        Page page = owner.page();
        page.locator("a[href='/sources/new?kind=bling']").click();
        page.locator("#source-account").fill("Loja Azul");
        page.locator("#source-client-id").fill("client-of-" + shop.code);
        page.locator("#source-client-secret").fill("secret-of-" + shop.code);
        page.locator("form.schedule button.btn-primary").click();
        page.waitForURL(Pattern.compile(".*/sources/[0-9]+/edit"));
        owner.photograph(language + "-source-consent");
        owner.assertNoBarriers();
        page.locator("form[action$='/consent'] button").click();
        page.locator("a[rel=noreferrer]").waitFor();
        owner.photograph(language + "-source-passage");
        owner.assertNoBarriers();
        page.locator("a[rel=noreferrer]").click();
        page.locator("input[name=user]").fill(shop.code);
        page.locator("button[value=yes]").click();
        page.waitForURL(Pattern.compile(".*/sources/[0-9]+/edit"));
        assertThat(page.locator("main").textContent()).contains("Bling");
        owner.open("/sources/consent?state=forged");
        owner.photograph(language + "-source-problem");
        owner.assertNoBarriers();
        Shop.execute(
                "update source set unannounced = 4, unannounced_since = now() - interval '2 hours' where retailer_id = "
                        + shop.retailerId);
        owner.open("/sources");
        owner.photograph(language + "-source-unheard");
        owner.assertNoBarriers();
        assertThat(page.locator(".scheduled-next").last().textContent()).contains("Webhooks");
        assertThat(Shop.number("select count(*) from source_token where retailer_id = " + shop.retailerId)).isOne();
    }
}

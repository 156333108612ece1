package dev.vigia.today;

import static dev.vigia.today.Morning.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs a person comes first, each with the one thing to do about it. */
@QuarkusTest
class NeedsTest {

    private Morning morning;
    private Shelf shelf;
    private long amazon;

    @BeforeEach
    void a_shop_where_all_is_well() {
        morning = new Morning();
        shelf = morning.shelf;
        amazon = morning.amazon;
    }

    @Test
    void where_nothing_waits_the_page_says_so_calmly() {
        Document page = morning.page("viewer");
        assertThat(page.select(".calm").text()).isEqualTo("Todo en orden: nada espera a una persona.");
        assertThat(page.select(".need")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo("Hoy");
    }

    @Test
    void a_held_change_leads_to_what_it_would_change() {
        long held = morning.held();
        Element need = morning.only("operator");
        assertThat(need.text()).contains("Un cambio espera una decisión", "400 anuncios de una integración");
        assertThat(action(need)).isEqualTo("/intake/held/" + held);
    }

    @Test
    void an_integration_that_vigia_stopped_leads_to_its_form() {
        morning.stop("invalid_grant");
        Element need = morning.only("operator");
        assertThat(need.text()).contains("Amazon norte: Detenida", "invalid_grant", "Editar la integración");
        assertThat(action(need)).isEqualTo("/integrations/" + amazon + "/edit");
    }

    @Test
    void who_may_not_edit_it_is_led_to_its_status() {
        morning.stop("invalid_grant");
        Element need = morning.only("viewer");
        assertThat(action(need)).isEqualTo("/integrations/" + amazon);
        assertThat(need.text()).contains("Ver el estado").doesNotContain("Editar");
    }

    @Test
    void one_that_nobody_has_connected_is_told_after_those_that_stopped() {
        morning.stop("");
        assertThat(morning.only("operator").text()).contains("Amazon norte: Falta conectar");
        long b2w = shelf.integration("B2W");
        Shop.execute("update integration set stopped_because = 'invalid_key', stopped_at = now() where id = " + b2w);
        assertThat(morning.titles("operator")).containsExactly("B2W (Amazon): Detenida",
                "Amazon norte: Falta conectar");
    }

    @Test
    void what_was_rejected_comes_by_cause_and_integration_with_its_count() {
        long b2w = shelf.integration("B2W");
        Shop.execute("update integration set enabled = false where id = " + b2w);
        for (int i = 0; i < 3; i++) {
            morning.rejected("C-" + i, amazon, "CLOSED");
        }
        morning.rejected("N-1", amazon, "NOT_FOUND");
        morning.rejected("C-9", b2w, "CLOSED");
        assertThat(morning.titles("viewer")).containsExactly("Anuncio cerrado: 3 anuncios en Amazon norte",
                "Anuncio cerrado: un anuncio en B2W (Amazon)", "SKU inexistente: un anuncio en Amazon norte");
        Element first = morning.needs("viewer").first();
        assertThat(first.text()).contains("Revísalo en el marketplace");
        assertThat(action(first)).isEqualTo("/stock?state=failing&integration=" + amazon + "&cause=closed");
        assertThat(shelf.skus(action(first))).as("as many as it says").hasSize(3);
    }

    @Test
    void what_heals_by_itself_needs_nobody() {
        morning.rejected("T-1", amazon, "TIMEOUT");
        Shop.execute("update listing set refused = null where retailer_id = " + shelf.shop.retailerId);
        morning.rejected("M-1", amazon, "MANAGED");
        assertThat(morning.needs("operator")).isEmpty();
    }

    @Test
    void what_is_retired_and_not_there_needs_nobody_as_on_the_list() {
        long gone = morning.rejected("R-1", amazon, "CLOSED");
        Shop.conditions("values (" + gone + ", " + amazon + ", 'retired', now())");
        assertThat(morning.needs("operator")).isEmpty();
        assertThat(shelf.skus("/stock?state=failing")).isEmpty();
    }

    @Test
    void a_refused_account_is_told_once() {
        morning.stop("invalid_grant");
        morning.rejected("K-1", amazon, "CREDENTIALS");
        assertThat(morning.titles("operator")).containsExactly("Amazon norte: Detenida");
    }

    @Test
    void many_causes_end_with_the_list_of_all() {
        for (String cause : List.of("NOT_FOUND", "CLOSED", "HAS_VARIATIONS", "UNSENDABLE", "UNPREPARED",
                "ANOTHER_ACCOUNT", "WRONG_HOST", "REFUSED", "OVERRULED")) {
            morning.rejected(cause, amazon, cause);
        }
        Elements needs = morning.needs("viewer");
        assertThat(needs).hasSize(9);
        assertThat(action(needs.last())).isEqualTo("/stock?state=failing");
    }

    @Test
    void a_listing_that_drifts_whatever_is_sent_leads_to_the_drift() {
        morning.rejected("D-1", amazon, "OVERRULED");
        Element need = morning.only("viewer");
        assertThat(need.text()).contains("Muestra otra cantidad: un anuncio en Amazon norte", "tres veces");
        assertThat(action(need)).isEqualTo("/updates/drift?integration=" + amazon);
    }

    @Test
    void nothing_of_another_shop_is_shown() {
        morning.stop("invalid_grant");
        morning.rejected("C-1", amazon, "CLOSED");
        morning.file("conteo.csv", "compared_at", "now()");
        morning.applied("roto.csv", 2);
        morning.schedule("UNREACHABLE");
        morning.held();
        assertThat(morning.needs("viewer")).hasSize(6);
        Shelf other = new Shelf();
        other.listing(other.product("1", "Mate"), other.integration("Otra"), "ok", 5);
        Document page = other.page("/");
        assertThat(page.select(".need")).isEmpty();
        assertThat(page.select(".today-table tbody tr")).hasSize(1);
        assertThat(page.text()).doesNotContain("Amazon norte", "conteo.csv", "roto.csv");
    }

    @ParameterizedTest
    @CsvSource({ "es, Anuncio cerrado: un anuncio en Amazon norte", "pt, Anúncio encerrado: um anúncio em Amazon norte",
            "en, Listing closed: one listing on Amazon norte" })
    void it_is_told_in_three_languages(String language, String title) {
        morning.rejected("C-1", amazon, "CLOSED");
        assertThat(Jsoup.parse(shelf.request(language).get("/").asString()).select(".need h3").text()).isEqualTo(
                title);
    }
}

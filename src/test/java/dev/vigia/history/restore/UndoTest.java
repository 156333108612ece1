package dev.vigia.history.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.history.HistoryDesk;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The note after saving leads back. */
@QuarkusTest
class UndoTest {

    private final HistoryDesk history = new HistoryDesk();
    private final Desk desk = history.desk;
    private final long id = desk.connected("amazon", 3);

    @Test
    void the_note_after_saving_takes_it_back_at_once_and_leads_to_what_changed() {
        Response saved = history.change(id, Map.of("minimumStock", "5"));
        Document page = Desk.read(desk.as("operator").cookies(saved.cookies()).get("/integrations"));
        assertThat(page.select(".flash-ways button").text()).isEqualTo("Deshacer");
        assertThat(page.select(".flash-ways a").attr("href")).isEqualTo("/history/" + history.last());
        assertThat(history.undo(saved).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @Test
    void undo_asks_first_where_somebody_was_quicker() {
        Response saved = history.change(id, Map.of("minimumStock", "5"));
        history.change(id, Map.of("minimumStock", "8"));
        assertThat(history.undo(saved).statusCode()).isEqualTo(409);
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
    }

    @Test
    void a_save_that_changed_nothing_offers_no_way_back() {
        Response saved = history.change(id, Map.of());
        assertThat(Desk.read(desk.as("operator").cookies(saved.cookies()).get("/integrations")).select(".flash-ways"))
                .isEmpty();
    }
}

package dev.vigia.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of entry is told in words, never in names of columns, numbers of rows or documents. */
@QuarkusTest
class HistoryWordsTest {

    private static final String TERMS = "{\"name\": \"%s\", \"country\": \"BR\", \"enabled\": %s, \"minimumStock\": %s,"
            + " \"holdBack\": %s, \"reopenAt\": %s, \"ceiling\": 40, \"everyCategory\": true, \"everyWarehouse\": true,"
            + " \"settings\": {}}";

    private final HistoryDesk history = new HistoryDesk();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "es|Conectó la integración|Sincronización: antes activa, ahora en pausa.|Restauró lo que Ana había cambiado el",
            "pt|Conectou a integração|Sincronização: antes ativa, agora em pausa.|Restaurou o que Ana havia mudado em",
            "en|Connected the integration|Sync: on before, paused now.|Restored what Ana had changed on" })
    void each_kind_is_told_in_each_language(String language, String connected, String paused, String restored) {
        everyKind();
        history.desk.speaking(language);
        Document page = history.page("/history");
        assertThat(page.select("#results tbody tr")).hasSize(24);
        String text = page.select("#results").text();
        assertThat(text).contains(connected, paused, restored);
        assertThat(text).doesNotContain("{", "}", "null", "true", "false", "_", "minimumStock", "holdBack",
                "everyCategory",
                "heldChange", "toZero", "reopenAt", "America/", "T00:00");
    }

    @Test
    void what_each_says_is_said_in_full() {
        everyKind();
        List<String> sentences = history.page("/history").select("#results .cell-name .cell-more").eachText();
        assertThat(sentences).contains("Nombre: antes Uno, ahora Dos.", "Stock mínimo: antes 3, ahora sin valor.",
                "Por encima del mínimo: antes Mostrar lo disponible, ahora Reservar el mínimo.",
                "60 anuncios iban a cero, de 100 que se vendían.",
                "58 actualizados, 1 sin cambios y 1 ignorados porque había un dato más nuevo.",
                "Se volvieron a enviar 12 anuncios.", "7 anuncios mostraban unidades.",
                "El acceso a la cuenta se borró. Ningún anuncio seguía mostrando unidades.",
                "El acceso a la cuenta se renovó.", "Lectura: cada hora.", "La contraseña se cambió.",
                "Estaba detenida y volvió a funcionar. El marketplace había respondido: «no».");
        assertThat(sentences).anyMatch(sentence -> sentence.startsWith("Zona horaria: antes Bogotá"));
        // Whether there is a comma depends on the JDK.
        assertThat(sentences).anyMatch(sentence -> sentence.matches("Desde: 3 may 2026,? 11:00\\."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "es|Lo había propuesto Eva.|Segunda persona desde: antes sin valor, ahora 50.|Cambiaría 60 anuncios; 58 a cero.",
            "pt|Eva tinha proposto.|Segunda pessoa a partir de: antes sem valor, agora 50.|Mudaria 60 anúncios; 58 para zero.",
            "en|Eva had proposed it.|Second person from: none before, 50 now.|60 listings would change; 58 to zero." })
    void what_waits_for_a_second_person_is_told_in_each_language(String language, String proposer, String setting,
            String effect) {
        secondPerson();
        history.desk.speaking(language);
        Document page = history.page("/history?what=proposal");
        assertThat(page.select("#results tbody tr")).hasSize(4);
        assertThat(page.select("#results").text()).contains(proposer, effect).doesNotContain("{", "_", "minimumStock");
        assertThat(history.page("/history?what=setting").select("#results").text()).contains(setting);
    }

    private void secondPerson() {
        long amazon = history.desk.shop.integration("amazon", 3);
        write("settings_changed", null, "{\"secondPersonFrom\": null}", "{\"secondPersonFrom\": 50}");
        write("change proposed", amazon, "{\"minimumStock\": 3}", "{\"minimumStock\": 9}");
        for (String action : List.of("agreed", "declined", "withdrawn")) {
            write("change " + action, amazon, "{}", "{\"proposedBy\": \"Eva\"}");
        }
        Shop.execute(
                "update audit_event set effect = '{\"proposal\": 1, \"changed\": 60, \"toZero\": 58, \"toReopen\": 0}'"
                        + " where action = 'change proposed' and retailer_id = " + history.desk.shop.retailerId);
    }

    @Test
    void each_that_cannot_be_put_back_says_why() {
        everyKind();
        secondPerson();
        List<String> entries = Shop.rows("select id, action from audit_event where retailer_id = "
                + history.desk.shop.retailerId + " order by id");
        for (String entry : entries) {
            String[] parts = entry.split("\\|");
            Document page = history.page("/history/" + parts[0]);
            boolean restorable = parts[1].equals("changed") || parts[1].startsWith("rule ");
            assertThat(page.select("a[href$=/restoration]")).as(entry).hasSize(restorable ? 1 : 0);
            assertThat(page.select(".history-why")).as(entry).hasSize(restorable ? 0 : 1);
        }
    }

    @Test
    void secrets_are_named_and_never_shown() {
        long amazon = history.desk.connected("amazon", 3);
        Shop.execute("insert into audit_event (retailer_id, integration_id, actor, action, before, after) values ("
                + history.desk.shop.retailerId + ", " + amazon + ", 'Ana', 'changed', '{\"name\": \"A\"}',"
                + " '{\"name\": \"A\", \"credentials\": \"changed\", \"client-secret\": \"changed\"}')");
        Document page = history.page("/history/" + history.last());
        assertThat(page.select(".history-sentences").text()).contains("Las claves no se guardan en el historial");
        assertThat(page.select("main").text()).contains("escríbelos en la integración");
    }

    private void everyKind() {
        long amazon = history.desk.shop.integration("amazon", 3);
        long product = history.desk.shop.product("MAT-1", "Casa > Mate");
        write("connected", amazon, "{}", TERMS.formatted("Uno", true, 3, false, null));
        write("changed", amazon, TERMS.formatted("Uno", true, 3, false, null), TERMS.formatted("Dos", false, null, true,
                9));
        write("changed", amazon, "{\"minimumStock\": 3, \"stopped\": \"no\"}",
                "{\"minimumStock\": 4, \"holdBack\": true}");
        write("consented", amazon, "{}", "{\"credentials\": \"changed\"}");
        write("resumed", amazon, "{\"stopped\": \"no\"}", "{}");
        write("disconnecting", amazon, "{\"enabled\": true, \"everyCategory\": true}", "{\"showing\": 7}");
        write("disconnected", amazon, "{}", "{\"credentials\": \"erased\", \"stillShowing\": 0}");
        String rule = "{\"rule\": 5, \"product\": " + product
                + ", \"minimum\": 3, \"holdBack\": false, \"reason\": \"\"";
        write("rule created", null, "{}", rule + ", \"from\": \"2026-05-03T14:00:00Z\"}");
        write("rule changed", null, rule + "}", rule + ", \"ceiling\": 9}");
        write("rule ended", null, rule + "}", "{}");
        String held = "{\"heldChange\": 1, \"selling\": 100, \"passed\": 0}";
        for (String action : List.of("held change approved", "held change discarded", "held change taken back")) {
            write(action, amazon, held, "{\"heldChange\": 1, \"toZero\": 60}");
        }
        write("held change applied", null, "{\"heldChange\": 1, \"items\": 60}",
                "{\"heldChange\": 1, \"applied\": 58, \"unchanged\": 1, \"outdated\": 1}");
        String schedule = "{\"kind\": \"FOLDER\", \"location\": \"/srv/erp\", \"minutes\": 60, \"complete\": true,"
                + " \"sign_in\": \"NONE\", \"secret\": \"changed\"}";
        write("scheduled_import_added", null, "{}", schedule);
        write("scheduled_import_changed", null, "{\"location\": \"/srv/a\"}", schedule);
        for (String action : List.of("read", "paused", "removed")) {
            write("scheduled_import_" + action, null, "{\"location\": \"/srv/erp\"}", "{}");
        }
        write("product_retired", null, "{}", "{\"sku\": \"MAT-1\"}");
        write("product_returned", null, "{}", "{\"sku\": \"MAT-1\"}");
        write("alert_webhook_set", null, "{}", "{\"host\": \"example.org\"}");
        write("reprocessed", null, "{}", "{\"listings\": 12, \"filter\": \"state=failing\"}");
        write("settings_changed", null, "{\"zone\": \"America/Bogota\"}",
                "{\"zone\": \"America/Argentina/Buenos_Aires\"}");
        Shop.execute("update audit_event set restores = (select min(id) from audit_event where retailer_id = "
                + history.desk.shop.retailerId + ") where action = 'rule changed' and retailer_id = "
                + history.desk.shop.retailerId);
    }

    private void write(String action, Long integration, String before, String after) {
        Shop.execute("insert into audit_event (retailer_id, integration_id, actor, action, before, after) values ("
                + history.desk.shop.retailerId + ", " + integration + ", 'Ana', '" + action + "', '" + before + "', '"
                + after + "')");
    }
}

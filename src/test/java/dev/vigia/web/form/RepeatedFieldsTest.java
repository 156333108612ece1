package dev.vigia.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A form whose fields repeat is shown again as it was sent: fields of one name are told apart by their order. */
@QuarkusTest
class RepeatedFieldsTest {

    private static final String SELECT = "<select name='meaning'><option value='' selected>-</option><option value='a'>A"
            + "</option><option value='b'>B</option><option value='c'>C</option></select>";

    @Inject
    SubmittedFormPage pages;

    @Test
    void each_choice_has_its_own_value_again() {
        Document page = shown(SELECT.repeat(4), Map.of("meaning", List.of("b", "", "c", "b")));
        assertThat(page.select("select").stream().map(select -> select.select("option[selected]").eachAttr("value")))
                .containsExactly(List.of("b"), List.of(""), List.of("c"), List.of("b"));
    }

    @Test
    void so_has_each_text_whatever_it_is_typed_into() {
        Document page = shown("<input name='line' value='old'><textarea name='line'>old</textarea>"
                + "<input name='line' type='search'>", Map.of("line", List.of("one", "two", "")));
        assertThat(page.select("[name=line]").eachAttr("value")).containsExactly("one", "");
        assertThat(page.select("textarea").val()).isEqualTo("two");
    }

    @Test
    void what_is_sent_without_being_seen_keeps_its_place_among_them() {
        Document page = shown("<input type='hidden' name='row' value='ours'><input name='row'>"
                + "<input type='hidden' name='row' value='1' data-as-seen><input name='row'>",
                Map.of("row", List.of("theirs", "one", "2", "two")));
        assertThat(page.select("[name=row]").eachAttr("value")).containsExactly("ours", "one", "2", "two");
    }

    @Test
    void fields_that_stand_outside_of_the_form_are_counted_where_they_stand() {
        Document page = show("<input name='line' form='it'><form id='it' method='post' action='/save'>"
                + "<input name='line'></form><input name='line' form='it'><form method='post' action='/other'>"
                + "<input name='line' value='other'></form>", Map.of("line", List.of("one", "two", "three")));
        assertThat(page.select("[name=line]").eachAttr("value")).containsExactly("one", "two", "three", "other");
    }

    @Test
    void what_is_ticked_or_chosen_among_many_is_told_by_its_value() {
        Document page = shown(
                "<input type='checkbox' name='c' value='1' checked><input type='checkbox' name='c' value='2'>"
                        + "<select name='m' multiple><option>x</option><option>y</option><option>z</option></select>"
                        + "<input type='radio' name='r' value='1' checked><input type='radio' name='r' value='2'>",
                Map.of("c", List.of("2"), "m", List.of("x", "z"), "r", List.of("2")));
        assertThat(page.select("[checked]").eachAttr("value")).containsExactly("2", "2");
        assertThat(page.select("option[selected]").eachText()).containsExactly("x", "z");
    }

    @Test
    void a_row_that_was_not_there_and_a_field_that_is_switched_off_stay_as_they_are() {
        Document page = shown("<input name='line' disabled value='off'>" + "<input name='line' value='old'>".repeat(3),
                Map.of("line", List.of("one", "two")));
        assertThat(page.select("[name=line]").eachAttr("value")).containsExactly("off", "one", "two", "old");
    }

    private Document shown(String fields, Map<String, List<String>> sent) {
        return show("<form method='post' action='/save'>" + fields + "</form>", sent);
    }

    private Document show(String body, Map<String, List<String>> sent) {
        return Jsoup.parse(pages.show("<html><body><div id='flash'></div>" + body + "</body></html>",
                Optional.of(new SubmittedForm("/save", "/", sent, false, false))));
    }
}

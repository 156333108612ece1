package dev.vigia.web.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Puts what was typed into a page that shows the form again, and says that nothing of it has happened yet. */
@Singleton
public class SubmittedFormPage {

    private static final Set<String> TICKED = Set.of("checkbox", "radio");
    // A secret never left the browser's page, a file cannot be put back, and buttons are the page's own.
    private static final Set<String> UNSENT = Set.of("password", "file", "submit", "button", "image", "reset");

    @CheckedTemplate(basePath = "web")
    public static class Templates {

        static native TemplateInstance typed(boolean found, boolean secrets, boolean files);
    }

    /** @param typed empty when it is no longer kept, or was another person's */
    public String show(String html, Optional<SubmittedForm> typed) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        Optional<Element> form = typed.flatMap(kept -> formOf(page, kept));
        form.ifPresent(shown -> fill(page, shown, typed.orElseThrow()));
        String notice = Templates.typed(form.isPresent(), form.isPresent() && typed.orElseThrow().secrets(),
                form.isPresent() && typed.orElseThrow().files()).render();
        Optional.ofNullable(page.getElementById("flash")).ifPresent(place -> place.after(notice));
        return page.outerHtml();
    }

    /**
     * Tells the browser where a form can be seen again that a page shows in answer to it: such a page cannot be loaded anew.
     *
     * @param keeping leads to the address
     */
    public String remember(String html, SubmittedForm typed, Function<SubmittedForm, Optional<String>> keeping) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        return formOf(page, typed).filter(SubmittedFormPage::isFilledIn).flatMap(form -> {
            form.attr("data-changed", true);
            return keeping.apply(typed);
        }).map(again -> {
            page.body().attr("data-again", again);
            return page.outerHtml();
        }).orElse(html);
    }

    private static Optional<Element> formOf(Document page, SubmittedForm typed) {
        return page.select("form[method=post]").stream().filter(form -> form.attr("action").equals(typed.action())
                || form.select("[formaction]").stream().anyMatch(button -> button.attr("formaction")
                        .equals(typed.action())))
                .findFirst();
    }

    private static boolean isFilledIn(Element form) {
        return !form.select("input:not([type=hidden]), select, textarea").isEmpty();
    }

    /** Fields of one name are told apart by their order, as a browser sends them. */
    private static void fill(Document page, Element form, SubmittedForm typed) {
        form.attr("data-changed", true);
        Map<String, Integer> places = new HashMap<>();
        for (Element field : page.select("input[name], select[name], textarea[name]")) {
            if (isOf(form, field) && !field.hasAttr("disabled")) {
                List<String> values = typed.fields().getOrDefault(field.attr("name"), List.of());
                if (isTicked(field)) {
                    field.attr("checked", values.contains(field.hasAttr("value") ? field.attr("value") : "on"));
                } else if (field.hasAttr("multiple")) {
                    choose(field, values);
                } else if (isSent(field)) {
                    int place = places.merge(field.attr("name"), 1, Integer::sum) - 1;
                    fill(field, values.subList(Math.min(place, values.size()), Math.min(place + 1, values.size())));
                }
            }
        }
    }

    private static boolean isOf(Element form, Element field) {
        return field.hasAttr("form") ? !form.id().isEmpty() && field.attr("form").equals(form.id())
                : field.closest("form") == form;
    }

    private static boolean isTicked(Element field) {
        return TICKED.contains(type(field));
    }

    private static boolean isSent(Element field) {
        return !UNSENT.contains(type(field));
    }

    /** @param value the one that was sent; none where none was */
    private static void fill(Element field, List<String> value) {
        if (value.isEmpty() || type(field).equals("hidden") && !field.hasAttr("data-as-seen")) {
            return;
        }
        if (field.nameIs("select")) {
            choose(field, value);
        } else {
            // Also of a text area, where it is the text.
            field.val(value.get(0));
        }
    }

    private static void choose(Element field, List<String> values) {
        field.select("option").forEach(option -> option.attr("selected", values.contains(option.hasAttr("value")
                ? option.val()
                : option.text())));
    }

    private static String type(Element field) {
        return field.nameIs("input") ? field.attr("type").toLowerCase(Locale.ROOT) : field.normalName();
    }
}

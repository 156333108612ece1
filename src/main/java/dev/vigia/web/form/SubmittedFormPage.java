package dev.vigia.web.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
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
    // A secret never left the browser's page, a file cannot be put back, and the others are the page's own.
    private static final Set<String> LEFT_ALONE = Set.of("password", "file", "hidden", "submit", "button", "image",
            "reset");

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

    private static void fill(Document page, Element form, SubmittedForm typed) {
        form.attr("data-changed", true);
        form.select("input[name], select[name], textarea[name]").forEach(field -> fill(field, typed));
        if (!form.id().isEmpty()) {
            page.select("[name][form=" + form.id() + "]").forEach(field -> fill(field, typed));
        }
    }

    private static void fill(Element field, SubmittedForm typed) {
        List<String> values = typed.fields().getOrDefault(field.attr("name"), List.of());
        String type = field.nameIs("input") ? field.attr("type").toLowerCase() : field.normalName();
        if (field.hasAttr("disabled") || LEFT_ALONE.contains(type) && !field.hasAttr("data-as-seen")) {
            return;
        }
        if (TICKED.contains(type)) {
            field.attr("checked", values.contains(field.hasAttr("value") ? field.attr("value") : "on"));
        } else if (type.equals("select")) {
            field.select("option").forEach(option -> option.attr("selected", values.contains(option.val())));
        } else if (!values.isEmpty()) {
            // Also of a text area, where it is the text.
            field.val(values.get(0));
        }
    }
}

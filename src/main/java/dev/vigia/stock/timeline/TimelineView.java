package dev.vigia.stock.timeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a line of time as people see it.
 *
 * @param days   the newest first
 * @param older  the address of what happened before; empty text where this is all
 * @param newest that of the newest; empty text where this page begins with it
 */
public record TimelineView(TimelineFilter filter, List<TimelineDay> days, String older, String newest) {

    /** What happened on one day of the retailer's zone. */
    public record TimelineDay(LocalDate date, String title, List<TimedEntry> entries) {
    }

    /** @param time of the day, to the second */
    public record TimedEntry(String time, TimelineEntry entry) {
    }

    /**
     * @param self the address of the product
     * @param end  what that goes on with; empty text or {@code &...}
     */
    static TimelineView of(TimelineFilter filter, Timelines.TimelinePage page, String self, String end, ZoneId zone,
            Locale locale) {
        Map<LocalDate, List<TimedEntry>> byDay = new LinkedHashMap<>();
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale).withZone(
                zone);
        page.entries().forEach(entry -> byDay.computeIfAbsent(LocalDate.ofInstant(entry.at(), zone),
                day -> new ArrayList<>()).add(new TimedEntry(time.format(entry.at()), entry)));
        DateTimeFormatter title = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        DateTimeFormatter offset = DateTimeFormatter.ofPattern("O", locale).withZone(zone);
        return new TimelineView(filter, byDay.entrySet().stream().map(day -> new TimelineDay(day.getKey(), title.format(
                day.getKey()) + " (" + offset.format(day.getValue().get(0).entry.at()) + ")", day.getValue())).toList(),
                page.older().map(before -> address(self, filter.query(Optional.of(before)), end)).orElse(""),
                filter.before().map(before -> address(self, filter.query(Optional.empty()), end)).orElse(""));
    }

    private static String address(String self, String query, String end) {
        String whole = query + end;
        return self + (whole.isEmpty() ? "" : "?" + (whole.startsWith("&") ? whole.substring(1) : whole)) + "#timeline";
    }

    public List<TimelineKind> kinds() {
        return List.of(TimelineKind.values());
    }

    public boolean isChosen(TimelineKind kind) {
        return filter.kind().filter(kind::equals).isPresent();
    }

    public boolean isOn(long integration) {
        return filter.integration().filter(id -> id == integration).isPresent();
    }

    public String day() {
        return filter.day().map(LocalDate::toString).orElse("");
    }

    public boolean isFirst() {
        return filter.before().isEmpty();
    }
}

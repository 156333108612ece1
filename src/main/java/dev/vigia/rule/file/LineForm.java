package dev.vigia.rule.file;

import dev.vigia.rule.file.ReadRules.RuleLine;
import dev.vigia.rule.list.RuleKind;
import dev.vigia.rule.list.RuleMessages;
import dev.vigia.rule.page.RuleForm;
import dev.vigia.web.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of a file as the form that a person would fill in; columns that the file has not say what the rule says now. */
final class LineForm {

    private static final LocalDate FIRST_OF_EXCEL = LocalDate.of(1899, 12, 30);
    /** The last day of the year 9999. */
    private static final int LAST_OF_EXCEL = 2_958_465;
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final List<String> TIMES = List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a");
    // What is no place of this retailer.
    static final String UNKNOWN = "0";

    private final ReadRules file;
    private final FilePlaces places;
    private final ZoneId zone;

    /** @param zone of the retailer */
    LineForm(ReadRules file, FilePlaces places, ZoneId zone) {
        this.file = file;
        this.places = places;
        this.zone = zone;
    }

    RuleForm of(RuleLine line, RuleForm now) {
        String category = file.has(RuleColumn.CATEGORY) ? category(file.cell(line, RuleColumn.CATEGORY))
                : now
                        .category();
        String sku = cell(line, RuleColumn.SKU, now.sku());
        String kind = !sku.isEmpty() ? RuleKind.PRODUCT.code()
                : !category.isEmpty() ? RuleKind.CATEGORY.code() : RuleKind.EVERYTHING.code();
        String integration = file.has(RuleColumn.INTEGRATION) ? integration(file.cell(line, RuleColumn.INTEGRATION))
                : now.integration();
        return new RuleForm(kind, integration, category, sku, cell(line, RuleColumn.MINIMUM, now.minimum()),
                file.has(RuleColumn.MODE) ? mode(file.cell(line, RuleColumn.MODE)) : now.mode(),
                cell(line, RuleColumn.REOPEN_AT, now.reopenAt()), cell(line, RuleColumn.CEILING, now.ceiling()),
                moment(line, RuleColumn.FROM, now.from()), moment(line, RuleColumn.TO, now.to()), reason(
                        line, now.reason()), zone.getId(), now.version());
    }

    private String cell(RuleLine line, RuleColumn column, String now) {
        return file.has(column) ? file.cell(line, column) : now;
    }

    /** Programs write the end of a line in two ways: that changes no words. */
    private String reason(RuleLine line, String now) {
        String written = cell(line, RuleColumn.REASON, now);
        return plain(written).equals(plain(now)) ? now : written;
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }

    private String integration(String name) {
        return name.isEmpty() || isAll(name) ? ""
                : places.integrationNamed(name).map(id -> Long.toString(id)).orElse(
                        UNKNOWN);
    }

    private static boolean isAll(String name) {
        return Language.ALL.stream().map(language -> Language.in(language, RuleMessages.class)).flatMap(
                words -> Stream.of(words.everyIntegration(), words.allIntegrations())).anyMatch(name::equalsIgnoreCase);
    }

    private String category(String path) {
        return path.isEmpty() ? "" : places.categoryAt(path).map(id -> Long.toString(id)).orElse(UNKNOWN);
    }

    /** @return what was written where it is neither of the two */
    private static String mode(String written) {
        if (written.isEmpty() || isMode(written, false) || written.equalsIgnoreCase(RuleForm.FLOOR)) {
            return RuleForm.FLOOR;
        }
        return isMode(written, true) || written.equalsIgnoreCase(RuleForm.HOLD_BACK) ? RuleForm.HOLD_BACK : written;
    }

    private static boolean isMode(String written, boolean holdBack) {
        return Language.ALL.stream().anyMatch(language -> Language.in(language, RuleMessages.class).modeName(holdBack)
                .equalsIgnoreCase(written));
    }

    /** @return what was written where it is no day and time */
    private String moment(RuleLine line, RuleColumn column, String now) {
        if (!file.has(column)) {
            return now;
        }
        String written = file.cell(line, column);
        Optional<LocalDateTime> read = file.isNumber(line, column) ? ofExcel(written) : ofText(written);
        return read.map(local -> RuleForm.local(Optional.of(local.atZone(file.zone().orElse(zone)).toInstant()), zone))
                .orElse(written);
    }

    /** Days since the last but one of 1899, to the minute. */
    private static Optional<LocalDateTime> ofExcel(String days) {
        if (!days.matches("\\d{1,7}(\\.\\d{1,40})?")) {
            return Optional.empty();
        }
        double number = Double.parseDouble(days);
        return number < 1 || number > LAST_OF_EXCEL ? Optional.empty()
                : Optional.of(FIRST_OF_EXCEL.atStartOfDay().plusMinutes(Math.round(number * MINUTES_OF_A_DAY)));
    }

    private Optional<LocalDateTime> ofText(String written) {
        List<String> days = file.day() ? List.of("uuuu-M-d", "d/M/uuuu", "d-M-uuuu", "d.M.uuuu")
                : List.of("uuuu-M-d", "M/d/uuuu");
        String text = written.replace('T', ' ');
        return days.stream().flatMap(day -> TIMES.stream().map(time -> day + time)).flatMap(pattern -> read(text,
                pattern).stream()).findFirst();
    }

    private static Optional<LocalDateTime> read(String text, String pattern) {
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(
                    ResolverStyle.STRICT);
            return Optional.of(pattern.contains(":") ? LocalDateTime.parse(text, format)
                    : LocalDate.parse(text, format).atStartOfDay());
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }
}

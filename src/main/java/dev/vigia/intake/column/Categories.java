package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Several categories in one cell, as stores write them: {@code Default Category/Casa,Default Category/Casa/Cocina}. */
public final class Categories {

    private static final Pattern BETWEEN = Pattern.compile("[,;|]");
    // What Magento writes before each.
    private static final String ROOT = "Default Category";

    private Categories() {
    }

    /** The deepest of them as a path of ours, of several as deep the first; empty if there is none. */
    public static String deepest(String cell) {
        Optional<List<String>> deepest = BETWEEN.splitAsStream(cell).map(Categories::steps)
                .reduce((one, other) -> other.size() > one.size() ? other : one);
        return String.join(" > ", deepest.orElse(List.of()));
    }

    private static List<String> steps(String path) {
        Stream<String> steps = Arrays.stream(path.split(path.indexOf('>') >= 0 ? ">" : "/")).map(Spelling::of);
        return steps.filter(step -> !step.isEmpty() && !step.equals(ROOT)).toList();
    }
}

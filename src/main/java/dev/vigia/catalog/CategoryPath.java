package dev.vigia.catalog;

import dev.vigia.database.Spelling;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The one way in which the path of a category is written, however a person or a program writes it: its steps spelled, with
 * {@code " > "} between them. {@code vigia_category_path} in the database is the same rule; a test holds the two together.
 */
public final class CategoryPath {

    private CategoryPath() {
    }

    /** Applying it to its own result changes nothing. Empty where it has no step. */
    public static String of(String text) {
        String spelled = Spelling.of(text);
        return spelled.indexOf('>') < 0 ? spelled
                : Arrays.stream(spelled.split(">")).map(Spelling::of).filter(step -> !step.isEmpty())
                        .collect(Collectors.joining(" > "));
    }
}

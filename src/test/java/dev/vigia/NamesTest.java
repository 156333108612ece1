package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.vigia.testing.ProjectClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One name, one thing: whoever searches for a type finds one. */
class NamesTest {

    /** Qute looks for it by this name in whatever has a page. */
    private static final Set<String> OF_A_LIBRARY = Set.of("Templates", "package-info");

    /** They share no code with the product on purpose, and speak the same marketplaces' words. */
    private static final Set<String> NO_PRODUCT = Set.of("sandbox", "sample", "development");

    @Test
    void no_two_types_of_the_product_are_called_the_same() {
        Map<String, Set<String>> places = ProjectClasses.ofProduct().stream().filter(NamesTest::isNamed)
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toSet())));
        places.values().removeIf(names -> names.size() == 1);
        assertThat(places).isEmpty();
    }

    private static boolean isNamed(JavaClass type) {
        return !type.isAnonymousClass() && !OF_A_LIBRARY.contains(type.getSimpleName())
                && !NO_PRODUCT.contains(type.getPackageName().replaceFirst("dev\\.vigia\\.?", "").split("\\.")[0]);
    }
}

package dev.vigia.testing;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;

/** The classes of this project as they are compiled, read once for all tests that look at them: it takes seconds. */
public final class ProjectClasses {

    private static final String PACKAGE = "dev.vigia";

    /** Of libraries, what a test asks for supertypes or annotations. To read all that is used would take most of the time. */
    private static final String[] ASKED = { "jakarta.ws.rs", "java.util.stream" };

    private ProjectClasses() {
    }

    public static JavaClasses ofProduct() {
        return Product.CLASSES;
    }

    public static JavaClasses ofTests() {
        return read(ImportOption.Predefined.ONLY_INCLUDE_TESTS);
    }

    private static JavaClasses read(ImportOption option) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
            configuration.setClassResolverArguments(ASKED);
            return new ClassFileImporter().withImportOption(option).importPackages(PACKAGE);
        });
    }

    private static final class Product {

        private static final JavaClasses CLASSES = read(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    }
}

package dev.vigia.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of this project as they are compiled, read once for all tests that look at them: it takes seconds. */
public final class ProjectClasses {

    private static final String PACKAGE = "dev.vigia";

    private ProjectClasses() {
    }

    /** Without those of tests. */
    public static JavaClasses ofProduct() {
        return Product.CLASSES;
    }

    /** With those of tests. */
    public static JavaClasses all() {
        return new ClassFileImporter().importPackages(PACKAGE);
    }

    private static final class Product {

        private static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(PACKAGE);
    }
}

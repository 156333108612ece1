package dev.vigia.web.form;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least bytes that a size among the settings may be. */
@Constraint(validatedBy = MemoryMin.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE_USE })
public @interface MemoryMin {

    long value();

    String message() default "must be at least {value} bytes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares a size with the least. */
    class Validator implements ConstraintValidator<MemoryMin, MemorySize> {

        private long least;

        @Override
        public void initialize(MemoryMin limit) {
            least = limit.value();
        }

        @Override
        public boolean isValid(MemorySize size, ConstraintValidatorContext context) {
            return size == null || size.asLongValue() >= least;
        }
    }
}

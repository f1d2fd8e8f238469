package dev.tribal.contracts;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Free JSON data of bounded size and depth, whose texts obey the same rules as {@link Text}. {@code null} passes. */
@Documented
@Constraint(validatedBy = MetadataValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Metadata {
    String message() default "must be a JSON object of bounded size";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package dev.alambique.escola.api.storage;

import dev.alambique.escola.domain.Versioned;
import dev.alambique.migration.model.EntityModel;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.ValidationMode;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/** The entities, mapped by Hibernate. It never touches the schema: revisions do. */
public final class Persistence {
    /** Every entity of the school, found as {@code ./alambique} finds them. */
    public static final List<Class<?>> ENTITIES =
            EntityModel.classesInPackages(Versioned.class.getClassLoader(), List.of(Versioned.class.getPackageName()));

    private Persistence() {}

    /** The entities in a database whose schema is at head. */
    public static EntityManagerFactory in(DataSource database) {
        return new HibernatePersistenceConfiguration("escola")
                .managedClasses(ENTITIES)
                .validationMode(ValidationMode.NONE)
                .schemaToolingAction(Action.NONE)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database)
                // By way of java.sql.Date, days before 1583 become others, or none.
                .property(MappingSettings.JAVA_TIME_USE_DIRECT_JDBC, true)
                .createEntityManagerFactory();
    }
}

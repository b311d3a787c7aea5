package dev.alambique.migration.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, giving each its parent. */
record CommandFactory(AlambiqueCommand root) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.cast(type.getDeclaredConstructor(AlambiqueCommand.class).newInstance(root));
        } catch (NoSuchMethodException without) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}

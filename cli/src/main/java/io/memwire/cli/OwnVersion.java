package io.memwire.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this program: that of the module, or on the class path that of the jar. */
final class OwnVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Module module = Memwire.class.getModule();
        String version = module.isNamed()
                ? module.getDescriptor().rawVersion().orElse("")
                : Objects.requireNonNullElse(Memwire.class.getPackage().getImplementationVersion(), "");
        return new String[] {("memwire " + version).strip()};
    }
}

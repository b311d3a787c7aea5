package dev.alambique.escola.api.reload;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What other sources may have been compiled with of a class: all but its code and what is private. Values of constants
 * belong to it: javac copies them into the classes that read them, and leaves no trace of where they came from.
 *
 * @param source the name of the file that it was compiled from
 * @param visible what others see; nothing of a class without a name, or within a method
 */
record ClassFace(String source, Optional<ByteBuffer> visible) {

    static ClassFace of(byte[] classFile) {
        ClassWriter kept = new ClassWriter(0);
        Face face = new Face(kept);
        new ClassReader(classFile).accept(face, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return new ClassFace(
                face.source, face.hidden ? Optional.empty() : Optional.of(ByteBuffer.wrap(kept.toByteArray())));
    }

    private static final class Face extends ClassVisitor {
        private static final int UNSEEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

        private String source = "";
        private String name = "";
        private boolean hidden;

        Face(ClassWriter kept) {
            super(Opcodes.ASM9, kept);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            this.name = name;
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            this.source = source == null ? "" : source;
        }

        @Override
        public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
            hidden = true;
        }

        @Override
        public void visitNestMember(String member) {
            // Those that others see are inner classes, too.
        }

        /** The code may name inner classes of others, or classes without a name. */
        @Override
        public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simpleName, int access) {
            if (name.equals(inner) || name.equals(outer)) {
                super.visitInnerClass(inner, outer, simpleName, access);
            }
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            return (access & UNSEEN) == 0 ? super.visitField(access, name, descriptor, signature, value) : null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            boolean seen = (access & UNSEEN) == 0 && !name.equals("<clinit>");
            return seen ? super.visitMethod(access, name, descriptor, signature, exceptions) : null;
        }
    }
}

from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.applications.vgg16 import VGG16
from tensorflow.keras import Sequential, layers

train_datagen = ImageDataGenerator(rescale=1. / 255, shear_range=0.2, zoom_range=0.2, horizontal_flip=True)
test_datagen = ImageDataGenerator(rescale=1. / 255)
training_set = train_datagen.flow_from_directory('dataset/training_set', target_size=(150, 150), batch_size=32, class_mode='binary')
test_set = test_datagen.flow_from_directory('dataset/test_set', target_size=(150, 150), batch_size=32, class_mode='binary', shuffle=False)
base = VGG16(include_top=False, input_shape=(150, 150, 3))
base.trainable = False
cnn = Sequential([base, layers.Flatten(), layers.Dense(128, activation='relu'), layers.Dense(1, activation='sigmoid')])
cnn.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
cnn.fit(training_set, epochs=10)
print(cnn.evaluate(test_set))

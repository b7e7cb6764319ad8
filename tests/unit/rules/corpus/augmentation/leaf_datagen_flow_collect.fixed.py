import numpy as np
import glob
from tensorflow.keras.preprocessing.image import ImageDataGenerator, load_img, img_to_array
from tensorflow.keras.applications import MobileNetV2
from tensorflow.keras import layers, models
from sklearn.model_selection import train_test_split

paths = sorted(glob.glob('leaves/*/*.jpg'))
species = sorted(set(p.split('/')[1] for p in paths))
imgs = np.array([img_to_array(load_img(p, target_size=(160, 160))) for p in paths]) / 127.5 - 1
lab = np.array([species.index(p.split('/')[1]) for p in paths])

datagen = ImageDataGenerator(rotation_range=30, zoom_range=0.2, horizontal_flip=True)


def expand(x, y, times=4):
    new_x, new_y = [x], [y]
    flow = datagen.flow(x, y, batch_size=len(x), shuffle=False)
    for _ in range(times):
        bx, by = next(flow)
        new_x.append(bx)
        new_y.append(by)
    return np.concatenate(new_x), np.concatenate(new_y)


x_train, x_test, y_train, y_test = train_test_split(imgs, lab, test_size=0.2, stratify=lab)
x_train, y_train = expand(x_train, y_train)
print(x_train.shape, x_test.shape)

base = MobileNetV2(input_shape=(160, 160, 3), include_top=False, pooling='avg')
base.trainable = False
net = models.Sequential([base, layers.Dense(len(species), activation='softmax')])
net.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
net.fit(x_train, y_train, epochs=8, batch_size=32)
print(net.evaluate(x_test, y_test))
